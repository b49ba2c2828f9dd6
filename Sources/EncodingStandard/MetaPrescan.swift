/// Looks for a page's declaration of its own encoding (HTML Standard, 13.2.3.2, "prescan").
///
/// The standard looks at 1,024 bytes, whatever they are, and lets its parser change its mind when
/// it comes upon a later declaration. So the page's beginning is searched twice: as a prescan does
/// it, and then as a parser would, which goes on as long as the head lasts and takes no text of a
/// script, a style or a title for markup.
struct MetaPrescan {
    /// What is looked at in any case.
    private static var certainCount: Int { 1_024 }
    /// The most that is looked at.
    private static var maximumCount: Int { 1 << 20 }

    /// True where the text of elements is no markup.
    private let knowsText: Bool
    private var reader = TagReader()
    private var isInHead = true

    private init(knowsText: Bool) {
        self.knowsText = knowsText
    }

    /// The encoding that a page declares, nil where it declares none.
    ///
    /// - Complexity: O(n) in the bytes of the page's head.
    static func encoding(of body: Span<UInt8>) -> TextEncoding? {
        let start = body.extracting(..<min(body.count, maximumCount))
        let certain = body.extracting(..<min(body.count, certainCount))
        return XMLDeclaration.wideEncoding(of: start)
            ?? search(certain, knowsText: false)
            ?? search(start, knowsText: true)
            ?? XMLDeclaration.encoding(of: certain)
    }

    private static func search(_ body: Span<UInt8>, knowsText: Bool) -> TextEncoding? {
        var prescan = MetaPrescan(knowsText: knowsText)
        return prescan.search(body)
    }

    private mutating func search(_ body: Span<UInt8>) -> TextEncoding? {
        while reader.findTag(in: body) {
            guard isInHead || reader.index < Self.certainCount else { return nil }
            if reader.skipDeclaration(in: body) { continue }
            let isEnd = reader.isEndTag(in: body)
            let name = reader.takeName(in: body)
            var meta = MetaDeclaration()
            let isMeta = !isEnd && body.spells("meta", in: name)
            while let attribute = reader.takeAttribute(in: body) {
                if isMeta { meta.take(attribute, of: body) }
            }
            guard reader.index < body.count else { return nil }
            if let encoding = meta.encoding { return encoding }
            if !body.namesHead(name, asEnd: isEnd) { isInHead = false }
            if knowsText, !isEnd, body.hidesMarkup(name) {
                reader.skipText(upToEndOf: name, in: body)
            }
        }
        return nil
    }
}

extension Span<UInt8> {
    /// True for elements whose text is no markup.
    fileprivate func hidesMarkup(_ name: Range<Int>) -> Bool {
        spells("script", in: name) || spells("style", in: name) || spells("title", in: name)
            || spells("textarea", in: name) || spells("xmp", in: name)
            || spells("iframe", in: name) || spells("noembed", in: name)
            || spells("noframes", in: name)
    }

    /// True for tags that do not end a page's head.
    fileprivate func namesHead(_ name: Range<Int>, asEnd isEnd: Bool) -> Bool {
        if spells("html", in: name) || spells("head", in: name) { return !isEnd }
        return spells("meta", in: name) || spells("title", in: name) || spells("script", in: name)
            || spells("style", in: name) || spells("link", in: name) || spells("base", in: name)
            || spells("noscript", in: name) || spells("object", in: name)
    }
}
