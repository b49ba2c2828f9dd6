/// The tokenizer of the HTML Standard (section 13.2.5) over UTF-8 or another ASCII-compatible
/// encoding.
///
/// It reads forward only and allocates nothing per token. `<?` opens a comment, as it did before
/// processing instructions became tokens in 2026; both end at the same place.
@usableFromInline package struct HTMLTokenizer: ~Copyable, ~Escapable {
    /// The states that the tree, or a fragment's context, can choose.
    package enum State: UInt8, Sendable {
        case data, rcdata, rawtext, scriptData, plaintext, cdataSection
    }

    /// The most attributes that are kept of one tag; the rest are read and forgotten.
    package static var maximumAttributeCount: Int { AttributeSlots.capacity }

    /// The bytes that the ranges of tokens and attributes point into.
    package let input: Span<UInt8>
    /// Where the next token begins, never past the end.
    package internal(set) var position = 0
    package var state: State
    /// The name that an end tag must have to end RCDATA, RAWTEXT or a script.
    package var lastStartTag: HTMLName
    /// True while the current node is foreign, so that CDATA sections are text.
    package var allowsCDATA = false
    /// True to pass over text of the data state, and tags that cannot matter to a reader of links.
    package var skims = false
    /// How many attributes were read and forgotten so far.
    package internal(set) var omittedAttributeCount = 0
    /// The attributes of the last start tag.
    @usableFromInline var slots = AttributeSlots()

    /// Starts at the first byte.
    @_lifetime(copy input)
    package init(
        _ input: Span<UInt8>,
        state: State = .data,
        lastStartTag: HTMLName = .none
    ) {
        self.input = input
        self.state = state
        self.lastStartTag = lastStartTag
    }

    /// Reads the next token; after the last one, and from then on, the end.
    ///
    /// - Complexity: All calls together are O(n) in the input's bytes.
    package mutating func next() -> HTMLToken {
        if state == .data {
            if skims { position = indexAfterSkimming(from: position) }
            if let token = readUsual() { return token }
        }
        return readAny()
    }

    /// Reads the next token by the functions that know every kind.
    @inline(never)
    mutating func readAny() -> HTMLToken {
        while position < input.count {
            if let token = read() { return token }
        }
        return HTMLToken(.end, position..<position)
    }

    /// Reads on in the present state, nil where the input read so far makes no token.
    @inline(__always)
    private mutating func read() -> HTMLToken? {
        switch state {
        case .data: readData()
        case .rcdata: readRawText(as: .rcdata)
        case .rawtext: readRawText(as: .raw)
        case .scriptData: readScript()
        case .plaintext: takeText(upTo: input.count, as: .raw)
        case .cdataSection: readCDATA()
        }
    }

    @inline(__always)
    private mutating func readData() -> HTMLToken? {
        if skims { position = indexAfterSkimming(from: position) }
        var index = input.firstIndex(of: UInt8(ascii: "<"), from: position)
        while index < input.count && !opensMarkup(at: index) {
            index = input.firstIndex(of: UInt8(ascii: "<"), from: index + 1)
        }
        if skims {
            position = index
        } else if let text = takeText(upTo: index, as: .data) {
            return text
        }
        return index < input.count ? readMarkup(at: index) : nil
    }

    /// True where a `<` begins a tag, a comment or a declaration, false where it is text.
    @inline(__always)
    private func opensMarkup(at index: Int) -> Bool {
        guard index + 1 < input.count else { return false }
        let byte = input[index + 1]
        if byte.isASCIILetter { return true }
        if byte == UInt8(ascii: "/") { return index + 2 < input.count }
        return byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
    }

    @inline(__always)
    private mutating func readMarkup(at index: Int) -> HTMLToken? {
        let isEnd = input[index + 1] == UInt8(ascii: "/")
        let start = index + (isEnd ? 2 : 1)
        let byte = input[start]
        if byte.isASCIILetter { return readTag(isEnd ? .endTag : .startTag, from: start) }
        if isEnd && byte == UInt8(ascii: ">") {
            position = start + 1
            return nil
        }
        let isDeclaration = !isEnd && byte == UInt8(ascii: "!")
        return isDeclaration ? readDeclaration(at: index) : readBogusComment(from: start)
    }

    /// Takes the text from the present position, nil where there is none.
    @inline(__always)
    mutating func takeText(upTo end: Int, as form: HTMLTextForm) -> HTMLToken? {
        guard end > position else { return nil }
        defer { position = end }
        return HTMLToken(.text, position..<end, form: form)
    }
}
