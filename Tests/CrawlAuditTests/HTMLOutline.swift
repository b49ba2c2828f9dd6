import HTMLStandard

/// The tags of a document as its tokens show them, for judging what a browser would make of it.
struct HTMLOutline {
    struct Attribute {
        let element: String
        let name: String
        let value: String
    }

    private(set) var elements: Set<String> = []
    private(set) var attributes: [Attribute] = []
    /// End tags that end nothing, and elements that are not ended.
    private(set) var faults: [String] = []
    private var open: [String] = []

    init(of text: String) {
        let bytes = Array(text.utf8)
        var tokenizer = HTMLTokenizer(bytes.span)
        while true {
            let token = tokenizer.next()
            let name = String(decoding: bytes[token.range], as: UTF8.self)
            switch token.kind {
            case .startTag:
                begin(name, isEnded: token.isSelfClosing)
                for index in 0..<tokenizer.attributeCount {
                    let attribute = tokenizer.attribute(at: index)
                    var value: [UInt8] = []
                    tokenizer.appendValue(of: attribute, to: &value)
                    attributes.append(
                        Attribute(
                            element: name,
                            name: String(decoding: bytes[attribute.nameRange], as: UTF8.self),
                            value: String(decoding: value, as: UTF8.self)
                        )
                    )
                }
                // As the parser of a tree would, so that a style sheet is no markup.
                if name == "style" || name == "title" {
                    tokenizer.state = name == "style" ? .rawtext : .rcdata
                    tokenizer.lastStartTag = token.name
                }
            case .endTag: end(name)
            case .comment: faults.append("a comment")
            case .end:
                faults += open.map { "\($0) is not ended" }
                return
            case .text, .doctype: break
            }
        }
    }

    private mutating func begin(_ name: String, isEnded: Bool) {
        elements.insert(name)
        let isVoid = ["meta", "br", "hr", "img", "link", "input", "base"].contains(name)
        if !isVoid, !isEnded { open.append(name) }
    }

    private mutating func end(_ name: String) {
        guard open.last == name else {
            return faults.append("\(name) ends, not \(open.last ?? "")")
        }
        open.removeLast()
    }
}
