/// Reads tags as the prescan of the HTML Standard does (13.2.3.2, "get an attribute").
struct TagReader {
    /// An attribute in lower case; of a long value only the beginning, which is long enough.
    struct Attribute {
        var name: [UInt8] = []
        var value: [UInt8] = []
    }

    private static var longestText: Int { 1_024 }

    /// The next byte to look at.
    private(set) var index = 0

    /// Goes to the next `<`; false where there is none.
    mutating func findTag(in body: Span<UInt8>) -> Bool {
        skip(to: UInt8(ascii: "<"), in: body)
        return index < body.count
    }

    /// Skips a comment, a declaration, or a `<` that begins no tag; false at a tag.
    mutating func skipDeclaration(in body: Span<UInt8>) -> Bool {
        if body.spells("!--", at: index + 1) {
            // The dashes that open a comment may close it, too.
            index += 4
            while index < body.count, !isCommentEnd(in: body) { index += 1 }
        } else if isTag(in: body) {
            return false
        } else if body.byte(at: index + 1)?.opensNonsense == true {
            skip(to: UInt8(ascii: ">"), in: body)
        } else {
            index += 1
        }
        return true
    }

    private func isCommentEnd(in body: Span<UInt8>) -> Bool {
        body[index] == UInt8(ascii: ">") && body[index - 1] == UInt8(ascii: "-")
            && body[index - 2] == UInt8(ascii: "-")
    }

    private func isTag(in body: Span<UInt8>) -> Bool {
        let place = isEndTag(in: body) ? index + 2 : index + 1
        return body.byte(at: place)?.isLetter == true
    }

    /// True where the tag at hand is an end tag.
    func isEndTag(in body: Span<UInt8>) -> Bool {
        body.byte(at: index + 1) == UInt8(ascii: "/")
    }

    /// Takes a tag's name in lower case.
    mutating func takeName(in body: Span<UInt8>) -> [UInt8] {
        index += isEndTag(in: body) ? 2 : 1
        var name: [UInt8] = []
        while let byte = body.byte(at: index), !byte.isBlank, byte != UInt8(ascii: ">") {
            // The standard has the tag's name end at a slash, too, where only `meta` is asked for.
            guard byte != UInt8(ascii: "/") else { break }
            name.appendLowercased(byte, atMost: Self.longestText)
            index += 1
        }
        return name
    }

    /// Takes the next attribute of a tag; nil at its `>`, or where the input ends before that.
    ///
    /// - Parameters:
    ///   - body: The page.
    ///   - asEmpty: True where neither name nor value matters.
    /// - Returns: The attribute, without its text where that does not matter.
    mutating func takeAttribute(in body: Span<UInt8>, asEmpty: Bool) -> Attribute? {
        let limit = asEmpty ? 0 : Self.longestText
        while let byte = body.byte(at: index), byte.isBlank || byte == UInt8(ascii: "/") {
            index += 1
        }
        guard let first = body.byte(at: index), first != UInt8(ascii: ">") else { return nil }
        var attribute = Attribute()
        repeat {
            attribute.name.appendLowercased(body[index], atMost: limit)
            index += 1
        } while body.byte(at: index).map { !$0.endsName } ?? false
        let end = index
        skipBlanks(in: body)
        guard body.byte(at: index) == UInt8(ascii: "=") else {
            index = min(end, index)
            return attribute
        }
        index += 1
        skipBlanks(in: body)
        takeValue(of: &attribute, in: body, atMost: limit)
        return attribute
    }

    private mutating func takeValue(
        of attribute: inout Attribute,
        in body: Span<UInt8>,
        atMost limit: Int
    ) {
        guard let quote = body.byte(at: index) else { return }
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted { index += 1 }
        while let byte = body.byte(at: index) {
            if isQuoted ? byte == quote : byte.isBlank || byte == UInt8(ascii: ">") { break }
            attribute.value.appendLowercased(byte, atMost: limit)
            index += 1
        }
        if isQuoted, index < body.count { index += 1 }
    }

    /// Skips the text of an element up to its end tag, or everything.
    mutating func skipText(upToEndOf name: [UInt8], in body: Span<UInt8>) {
        while findTag(in: body) {
            if isEndTag(in: body), isNamed(name, in: body) { return }
            index += 1
        }
    }

    private func isNamed(_ name: [UInt8], in body: Span<UInt8>) -> Bool {
        let end = index + 2 + name.count
        guard let next = body.byte(at: end), next.endsName else { return false }
        return name.indices.allSatisfy { body[index + 2 + $0].lowercased == name[$0] }
    }

    private mutating func skipBlanks(in body: Span<UInt8>) {
        while body.byte(at: index)?.isBlank == true { index += 1 }
    }

    private mutating func skip(to byte: UInt8, in body: Span<UInt8>) {
        while index < body.count, body[index] != byte { index += 1 }
    }
}

extension UInt8 {
    /// True for what ends the name of an attribute.
    fileprivate var endsName: Bool {
        switch self {
        case UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "="): true
        default: isBlank
        }
    }

    /// True for what makes a `<` before it begin something that is no tag and ends at a `>`.
    fileprivate var opensNonsense: Bool {
        self == UInt8(ascii: "!") || self == UInt8(ascii: "/") || self == UInt8(ascii: "?")
    }
}

extension [UInt8] {
    fileprivate mutating func appendLowercased(_ byte: UInt8, atMost limit: Int) {
        if count < limit { append(byte.lowercased) }
    }
}
