extension HTMLTokenizer {
    /// Reads a tag from the first letter of its name; at the end of the input there is no tag.
    mutating func readTag(_ kind: HTMLToken.Kind, from start: Int) -> HTMLToken? {
        var name = HTMLName.none
        var index = start
        while index < input.count && !input[index].endsTagName {
            name.append(input[index])
            index += 1
        }
        let range = start..<index
        guard let isMarked = readAttributes(from: index, keeping: kind == .startTag) else {
            return nil
        }
        if kind == .startTag { lastStartTag = name }
        return HTMLToken(kind, range, name: name, isMarked: isMarked)
    }

    /// Reads attributes up to the tag's end; tells whether it has a slash, nil at the input's end.
    private mutating func readAttributes(from start: Int, keeping: Bool) -> Bool? {
        attributeCount = 0
        var index = start
        var hasSlash = false
        while index < input.count {
            let byte = input[index]
            if byte == UInt8(ascii: ">") {
                position = index + 1
                return hasSlash
            }
            hasSlash = byte == UInt8(ascii: "/")
            if hasSlash || byte.isHTMLSpace {
                index += 1
            } else {
                index = readAttribute(at: index, keeping: keeping)
            }
        }
        position = input.count
        return nil
    }

    /// Reads one attribute; returns the index behind it, the count where the input ends within.
    private mutating func readAttribute(at start: Int, keeping: Bool) -> Int {
        var name = HTMLName.none
        var index = start
        repeat {
            name.append(input[index])
            index += 1
        } while index < input.count && !input[index].endsAttributeName
        let nameRange = start..<index
        index = indexAfterSpaces(from: index)
        var value = AttributeValue(range: index..<index, end: index)
        if index < input.count && input[index] == UInt8(ascii: "=") {
            value = readValue(from: indexAfterSpaces(from: index + 1))
        }
        if keeping { keep(name, nameRange, value) }
        return value.end
    }

    private struct AttributeValue {
        var range: Range<Int>
        /// The index behind the value and its quote.
        var end: Int
        var needsDecoding = false
    }

    private func readValue(from start: Int) -> AttributeValue {
        guard start < input.count else { return AttributeValue(range: start..<start, end: start) }
        let quote = input[start]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return readUnquotedValue(from: start)
        }
        let found = input.endOfValue(quotedBy: quote, from: start + 1)
        return AttributeValue(
            range: (start + 1)..<found.end,
            end: Swift.min(found.end + 1, input.count),
            needsDecoding: found.needsDecoding
        )
    }

    private func readUnquotedValue(from start: Int) -> AttributeValue {
        var index = start
        var needsDecoding = false
        while index < input.count {
            let byte = input[index]
            if byte == UInt8(ascii: ">") || byte.isHTMLSpace { break }
            needsDecoding = needsDecoding || byte.needsDecoding
            index += 1
        }
        return AttributeValue(range: start..<index, end: index, needsDecoding: needsDecoding)
    }

    /// Keeps an attribute unless the tag has one of this name or too many.
    private mutating func keep(
        _ name: HTMLName,
        _ nameRange: Range<Int>,
        _ value: AttributeValue
    ) {
        guard attributeCount < Self.maximumAttributeCount else { return }
        for index in 0..<attributeCount where slots[index].name == name {
            if name.isExact || input.equalsWithoutCase(slots[index].nameRange, nameRange) { return }
        }
        let attribute = HTMLAttribute(
            name: name,
            nameRange: nameRange,
            range: value.range,
            needsDecoding: value.needsDecoding
        )
        if attributeCount < slots.count {
            slots[attributeCount] = attribute
        } else {
            slots.append(attribute)
        }
        attributeCount += 1
    }

    private func indexAfterSpaces(from start: Int) -> Int {
        var index = start
        while index < input.count && input[index].isHTMLSpace { index += 1 }
        return index
    }
}

extension UInt8 {
    /// True for what ends an attribute's name: white space, a slash, an equals sign, a bracket.
    @inline(__always)
    fileprivate var endsAttributeName: Bool { endsTagName || self == UInt8(ascii: "=") }
}
