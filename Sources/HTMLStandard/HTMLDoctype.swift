/// The parts of a document type, as ranges of the input; nil where they are missing.
package struct HTMLDoctype: Sendable, Equatable {
    package fileprivate(set) var name: Range<Int>?
    package fileprivate(set) var publicID: Range<Int>?
    package fileprivate(set) var systemID: Range<Int>?
    /// True where the standard's force-quirks flag is on.
    package fileprivate(set) var forcesQuirks = true
}

extension HTMLTokenizer {
    /// The parts of a document type, read from its token.
    package func doctype(of token: HTMLToken) -> HTMLDoctype {
        var reader = HTMLDoctypeReader(
            position: token.range.lowerBound,
            end: token.range.upperBound
        )
        return reader.read(input, isOpen: token.isMarked)
    }
}

/// A place within a document type.
private struct HTMLDoctypeReader {
    var position: Int
    let end: Int
    /// True when an identifier's closing quote was missing.
    private var ranOut = false

    init(position: Int, end: Int) {
        self.position = position
        self.end = end
    }

    /// Reads all parts; quirks are forced until what has been read is whole.
    mutating func read(_ input: Span<UInt8>, isOpen: Bool) -> HTMLDoctype {
        var doctype = HTMLDoctype()
        doctype.name = name(in: input)
        guard doctype.name != nil else { return doctype }
        guard !isAtEnd(of: input) else { return doctype.forcingQuirks(isOpen) }
        if input.spells("public", at: position) {
            position += 6
            doctype.publicID = identifier(in: input)
            guard doctype.publicID != nil, !ranOut else { return doctype }
            guard !isAtEnd(of: input) else { return doctype.forcingQuirks(isOpen) }
        } else if input.spells("system", at: position) {
            position += 6
        } else {
            return doctype
        }
        doctype.systemID = identifier(in: input)
        guard doctype.systemID != nil, !ranOut else { return doctype }
        return doctype.forcingQuirks(isAtEnd(of: input) && isOpen)
    }

    /// Passes white space; true where nothing follows.
    private mutating func isAtEnd(of input: Span<UInt8>) -> Bool {
        while position < end && input[position].isHTMLSpace { position += 1 }
        return position >= end
    }

    private mutating func name(in input: Span<UInt8>) -> Range<Int>? {
        guard !isAtEnd(of: input) else { return nil }
        let start = position
        while position < end && !input[position].isHTMLSpace { position += 1 }
        return start..<position
    }

    /// Reads a quoted identifier, nil where none begins.
    private mutating func identifier(in input: Span<UInt8>) -> Range<Int>? {
        guard !isAtEnd(of: input) else { return nil }
        let quote = input[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let start = position + 1
        let close = Swift.min(input.firstIndex(of: quote, from: start), end)
        ranOut = close == end
        position = Swift.min(close + 1, end)
        return start..<close
    }
}

extension HTMLDoctype {
    fileprivate func forcingQuirks(_ forcesQuirks: Bool) -> HTMLDoctype {
        var doctype = self
        doctype.forcesQuirks = forcesQuirks
        return doctype
    }
}
