/// An open element of SVG or MathML.
struct ForeignElement {
    /// How HTML may come to stand within the element.
    enum Integration {
        case none, html, mathText
    }

    let name: HTMLName
    let isMath: Bool
    let integration: Integration
    /// How many HTML elements seem to be open within.
    var openHTMLElements = 0

    /// Opens an element by the tokenizer's last start tag, whose attributes can matter.
    init(named name: HTMLName, isMath: Bool, in tokenizer: borrowing HTMLTokenizer) {
        self.name = name
        self.isMath = isMath
        integration = Self.integration(of: name, isMath: isMath, in: tokenizer)
    }

    /// True while the current node is an HTML element within this one.
    var holdsHTML: Bool { integration != .none && openHTMLElements > 0 }

    /// True where a start tag directly within this element follows the rules of HTML.
    func admitsHTML(_ tag: HTMLName) -> Bool {
        switch integration {
        case .html: true
        case .mathText: !HTMLName.mathTextExceptions.contains(tag)
        case .none: isMath && name == HTMLName.annotationXML && tag == .svg
        }
    }

    private static func integration(
        of name: HTMLName,
        isMath: Bool,
        in tokenizer: borrowing HTMLTokenizer
    ) -> Integration {
        guard isMath else { return HTMLName.svgIntegrationPoints.contains(name) ? .html : .none }
        if HTMLName.mathTextIntegrationPoints.contains(name) { return .mathText }
        guard name == .annotationXML, let encoding = tokenizer.attribute(named: .encoding) else {
            return .none
        }
        var value: [UInt8] = []
        tokenizer.appendValue(of: encoding, to: &value)
        let type = value.map(\.lowercasedASCII)
        let isHTML = type == Array("text/html".utf8) || type == Array("application/xhtml+xml".utf8)
        return isHTML ? .html : .none
    }
}
