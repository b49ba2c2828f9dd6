/// Reads tags as the prescan of the HTML Standard does (13.2.3.2, "get an attribute").
struct TagReader {
    /// Where an attribute's name and its value stand.
    struct Attribute {
        let name: Range<Int>
        let value: Range<Int>
    }

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

    /// Takes a tag's name.
    mutating func takeName(in body: Span<UInt8>) -> Range<Int> {
        index += isEndTag(in: body) ? 2 : 1
        let start = index
        while let byte = body.byte(at: index), !byte.isBlank, byte != UInt8(ascii: ">") {
            // The standard has the tag's name end at a slash, too, where only `meta` is asked for.
            guard byte != UInt8(ascii: "/") else { break }
            index += 1
        }
        return start..<index
    }

    /// Takes the next attribute of a tag; nil at its `>`, or where the input ends before that.
    mutating func takeAttribute(in body: Span<UInt8>) -> Attribute? {
        while let byte = body.byte(at: index), byte.isBlank || byte == UInt8(ascii: "/") {
            index += 1
        }
        guard let first = body.byte(at: index), first != UInt8(ascii: ">") else { return nil }
        let start = index
        repeat { index += 1 } while body.byte(at: index).map { !$0.endsName } ?? false
        let name = start..<index
        skipBlanks(in: body)
        guard body.byte(at: index) == UInt8(ascii: "=") else {
            index = name.upperBound
            return Attribute(name: name, value: index..<index)
        }
        index += 1
        skipBlanks(in: body)
        return Attribute(name: name, value: takeValue(in: body))
    }

    private mutating func takeValue(in body: Span<UInt8>) -> Range<Int> {
        guard let quote = body.byte(at: index) else { return index..<index }
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted { index += 1 }
        let start = index
        while let byte = body.byte(at: index) {
            if isQuoted ? byte == quote : byte.isBlank || byte == UInt8(ascii: ">") { break }
            index += 1
        }
        let value = start..<index
        if isQuoted, index < body.count { index += 1 }
        return value
    }

    /// Skips the text of an element up to its end tag, or everything.
    mutating func skipText(upToEndOf name: Range<Int>, in body: Span<UInt8>) {
        while findTag(in: body) {
            if isEndTag(in: body), isNamed(name, in: body) { return }
            index += 1
        }
    }

    private func isNamed(_ name: Range<Int>, in body: Span<UInt8>) -> Bool {
        let start = index + 2
        guard let next = body.byte(at: start + name.count), next.endsName else { return false }
        return (0..<name.count).allSatisfy {
            body[start + $0].lowercased == body[name.lowerBound + $0].lowercased
        }
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
