/// A reader of XML that comes in pieces: tags one by one, and the text between them.
///
/// It knows no document types and no entities beyond those of every document, keeps one tag and one
/// text at a time, each bounded, and sees every byte once.
struct XMLScanner {
    /// What the next tag is.
    enum Event: Equatable {
        case start, end
    }

    private enum State {
        case text, reference, opened, startTag, quoted(UInt8), endTag, declaration
        case comment(dashes: Int), section(brackets: Int), instruction(isEnding: Bool)
    }

    /// The longest tag.
    private static var maximumTagCount: Int { 65_536 }
    /// How much of a text is kept.
    private static var maximumTextCount: Int { 8_192 }

    private var state = State.text
    /// What stands between the brackets of the last tag, without the slash of an end tag.
    private(set) var tag: [UInt8] = []
    /// The text since it was forgotten last, references read.
    private(set) var text: [UInt8] = []
    private var reference: [UInt8] = []
    private var line = 1

    mutating func forgetText() {
        text.removeAll(keepingCapacity: true)
    }

    /// True between tags, where a document may end.
    var isBetweenTags: Bool {
        if case .text = state { return true }
        return false
    }

    var malformed: SitemapFault { .malformed(line: line) }

    /// Reads on from a place in the piece; nil where the piece ends first.
    mutating func next(
        in piece: Span<UInt8>,
        from index: inout Int
    ) throws(SitemapFault) -> Event? {
        while index < piece.count {
            let byte = piece[index]
            index += 1
            if byte == 0x0A { line &+= 1 }
            if let event = try take(byte) { return event }
        }
        return nil
    }

    private mutating func take(_ byte: UInt8) throws(SitemapFault) -> Event? {
        switch state {
        case .text: takeText(byte)
        case .reference: takeReference(byte)
        case .opened: try open(byte)
        case .startTag: return try takeStartTag(byte)
        case .quoted(let quote):
            try appendToTag(byte)
            if byte == quote { state = .startTag }
        case .endTag: return try takeEndTag(byte)
        case .declaration: try takeDeclaration(byte)
        case .comment(let dashes): takeComment(byte, dashes)
        case .section(let brackets): takeSection(byte, brackets)
        case .instruction(let isEnding):
            let ends = isEnding && byte == UInt8(ascii: ">")
            state = ends ? .text : .instruction(isEnding: byte == UInt8(ascii: "?"))
        }
        return nil
    }

    private mutating func open(_ byte: UInt8) throws(SitemapFault) {
        tag.removeAll(keepingCapacity: true)
        switch byte {
        case UInt8(ascii: "/"): state = .endTag
        case UInt8(ascii: "!"): state = .declaration
        case UInt8(ascii: "?"): state = .instruction(isEnding: false)
        case 0x41...0x5A, 0x61...0x7A, 0x80..., UInt8(ascii: "_"), UInt8(ascii: ":"):
            tag.append(byte)
            state = .startTag
        default: throw malformed
        }
    }

    private mutating func takeStartTag(_ byte: UInt8) throws(SitemapFault) -> Event? {
        switch byte {
        case UInt8(ascii: ">"):
            state = .text
            return .start
        case UInt8(ascii: "<"): throw malformed
        case UInt8(ascii: "\""), UInt8(ascii: "'"): state = .quoted(byte)
        default: break
        }
        try appendToTag(byte)
        return nil
    }

    private mutating func takeEndTag(_ byte: UInt8) throws(SitemapFault) -> Event? {
        guard byte != UInt8(ascii: "<") else { throw malformed }
        guard byte == UInt8(ascii: ">") else {
            try appendToTag(byte)
            return nil
        }
        state = .text
        return .end
    }

    private mutating func appendToTag(_ byte: UInt8) throws(SitemapFault) {
        guard tag.count < Self.maximumTagCount else { throw malformed }
        tag.append(byte)
    }

    /// Reads the beginning of a comment, a section of text or a document type.
    private mutating func takeDeclaration(_ byte: UInt8) throws(SitemapFault) {
        tag.append(byte)
        if tag.elementsEqual("--".utf8) {
            state = .comment(dashes: 0)
        } else if tag.elementsEqual("[CDATA[".utf8) {
            state = .section(brackets: 0)
        } else if tag.span.equals("doctype") || tag.span.equals("entity") {
            throw .doctype
        } else if tag.count > 7 {
            throw malformed
        }
    }
}

extension XMLScanner {
    private mutating func takeText(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "<"): state = .opened
        case UInt8(ascii: "&"):
            reference.removeAll(keepingCapacity: true)
            state = .reference
        default: appendToText(byte)
        }
    }

    /// Reads a reference; what turns out to be none is text.
    private mutating func takeReference(_ byte: UInt8) {
        let isOpen = reference.count < XMLReference.maximumCount && byte != UInt8(ascii: "<")
        if isOpen, byte == UInt8(ascii: ";") {
            state = .text
            guard let scalar = XMLReference.character(reference.span) else {
                return appendReference(andAlso: byte)
            }
            for byte in String(scalar).utf8 { appendToText(byte) }
        } else if isOpen, byte == UInt8(ascii: "#") || byte.isASCIIAlphanumeric {
            reference.append(byte)
        } else {
            state = .text
            appendReference(andAlso: nil)
            takeText(byte)
        }
    }

    private mutating func appendReference(andAlso byte: UInt8?) {
        appendToText(UInt8(ascii: "&"))
        for byte in reference { appendToText(byte) }
        if let byte { appendToText(byte) }
    }

    private mutating func appendToText(_ byte: UInt8) {
        guard text.count < Self.maximumTextCount else { return }
        text.append(byte)
    }

    private mutating func takeComment(_ byte: UInt8, _ dashes: Int) {
        if byte == UInt8(ascii: "-") {
            state = .comment(dashes: min(dashes + 1, 2))
        } else {
            let ends = dashes == 2 && byte == UInt8(ascii: ">")
            state = ends ? .text : .comment(dashes: 0)
        }
    }

    /// Reads a section of text: brackets count only once it is known that they do not end it.
    private mutating func takeSection(_ byte: UInt8, _ brackets: Int) {
        if byte == UInt8(ascii: "]") {
            if brackets == 2 { appendToText(byte) }
            state = .section(brackets: min(brackets + 1, 2))
        } else if brackets == 2, byte == UInt8(ascii: ">") {
            state = .text
        } else {
            for _ in 0..<brackets { appendToText(UInt8(ascii: "]")) }
            appendToText(byte)
            state = .section(brackets: 0)
        }
    }
}

extension UInt8 {
    fileprivate var isASCIIAlphanumeric: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}
