extension HTMLName {
    /// False for most names that neither change how bytes are read nor carry a link.
    ///
    /// A set of 128 bits indexed by a hash; the factor was searched so that it is false for all
    /// other names of usual pages, which spares them some dozen comparisons.
    @inlinable @inline(__always)
    package var mayMatter: Bool {
        let hash = UInt64(truncatingIfNeeded: rawValue) &* 0x9E17_4045_3B8C_9B65
        let names: UInt64 =
            hash >> 63 == 0 ? 0x0014_0004_4380_A002 : 0x204C_A000_00E2_2861
        return names >> (hash >> 57 & 63) & 1 == 1
    }

    /// False for most names that do not change how the following bytes are read.
    @inlinable var mayBeNotable: Bool {
        ((0x8000_8002_0608_2020 as UInt64) &>> bitIndex) & 1 == 1
    }

    /// True for names that change how the following bytes are read.
    var isNotable: Bool {
        mayBeNotable && (self == .svg || self == .math || contentState != .data)
    }

    /// The bit that stands for a name in a set of 64.
    @inlinable @inline(__always)
    package var bitIndex: UInt64 {
        (UInt64(truncatingIfNeeded: rawValue) &* 0xFF13_2E2D_FB9A_47A1) &>> 58
    }

    /// The state in which an HTML element's content is read.
    var contentState: HTMLTokenizer.State {
        switch self {
        case .title, .textarea: .rcdata
        case .style, .xmp, .iframe, .noembed, .noframes: .rawtext
        case .script: .scriptData
        case .plaintext: .plaintext
        default: .data
        }
    }

    /// True for an HTML start tag that ends foreign content (section 13.2.6.5).
    func breaksOut(in tokenizer: borrowing HTMLTokenizer) -> Bool {
        if self == .font {
            for index in 0..<tokenizer.attributeCount {
                if Self.fontAttributes.contains(tokenizer.attribute(at: index).name) { return true }
            }
            return false
        }
        return Self.breakoutElements.contains(self)
    }

    static var annotationXML: HTMLName { HTMLName(rawValue: 0x616E_6E6F_7461_7469_6F6E_2D78_6D6C) }
    static var cite: HTMLName { HTMLName(rawValue: 0x6369_7465) }
    static var encoding: HTMLName { HTMLName(rawValue: 0x656E_636F_6469_6E67) }
    static var font: HTMLName { HTMLName(rawValue: 0x666F_6E74) }

    private static let fontAttributes = names("color face size")

    private static let breakoutElements = names(
        """
        b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img \
        li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var
        """
    )

    private static let otherElements = names(
        """
        a abbr address article aside audio bdi bdo button canvas caption cite colgroup data \
        datalist del details dfn dialog fieldset figcaption figure font footer form header \
        hgroup iframe ins kbd label legend main map mark marquee nav noscript object optgroup \
        option output picture q rp rt samp search section select slot summary tbody td \
        template textarea tfoot th thead time tr video
        """
    )

    /// HTML elements with an end tag, apart from `body` and `html`, whose end tags close nothing.
    static let htmlElements =
        otherElements.union(breakoutElements, without: names("body embed head hr img meta"))

    static let voidElements = names(
        "area base br col embed hr img input link meta param source track wbr"
    )

    static let svgIntegrationPoints = names("desc foreignobject title")
    static let mathTextIntegrationPoints = names("mi mo mn ms mtext")
    static let mathTextExceptions = names("malignmark mglyph")

    private static func names(_ list: String) -> HTMLNameSet {
        HTMLNameSet(list.split(separator: " ").map { HTMLName(String($0)) })
    }
}
