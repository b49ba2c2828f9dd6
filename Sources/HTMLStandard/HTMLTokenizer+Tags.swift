// The functions of this file see most bytes of a page, so they keep the input in a local value, and
// the small ones are inlined: measured, that is worth a third of the time.

extension HTMLTokenizer {
    /// Reads a tag from the first letter of its name; at the end of the input there is no tag.
    @inline(__always)
    mutating func readTag(_ kind: HTMLToken.Kind, from start: Int) -> HTMLToken? {
        let input = self.input
        let (name, end) =
            input.shortName(at: start, ofAttribute: false)
            ?? tagName(at: start)
        if skims && !name.mayMatter, let end = endOfPlainTag(from: end) {
            position = end
            return nil
        }
        let range = start..<end
        slots.removeAll()
        var isMarked = false
        if end < input.count && input[end] == UInt8(ascii: ">") {
            position = end + 1
        } else {
            let hasSlash =
                skims && kind == .startTag
                ? readUsualAttributes(from: end)
                : readAttributes(from: end, keeping: kind == .startTag)
            guard let hasSlash else { return nil }
            isMarked = hasSlash
        }
        if kind == .startTag { lastStartTag = name }
        return HTMLToken(kind, range, name: name, isMarked: isMarked)
    }

    private func tagName(at start: Int) -> (name: HTMLName, end: Int) {
        var name = HTMLName.none
        var index = start
        while index < input.count && !input[index].endsTagName {
            name.append(input[index])
            index += 1
        }
        return (name, index)
    }

    /// Reads attributes up to the tag's end; tells whether it has a slash, nil at the input's end.
    @inline(never)
    mutating func readAttributes(from start: Int, keeping: Bool) -> Bool? {
        let input = self.input
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
    @inline(__always)
    mutating func readAttribute(at start: Int, keeping: Bool) -> Int {
        let (name, end) =
            input.shortName(at: start, ofAttribute: true) ?? attributeName(at: start)
        let value = readValue(behind: end)
        if keeping { keep(name, start..<end, value.range) }
        return value.end
    }

    /// Passes one attribute that nobody wants.
    func passAttribute(at start: Int) -> Int {
        readValue(behind: attributeName(at: start).end).end
    }

    /// Reads the value that belongs to a name, empty where there is none.
    @inline(__always)
    private func readValue(behind nameEnd: Int) -> AttributeValue {
        let index = indexAfterSpaces(from: nameEnd)
        guard index < input.count && input[index] == UInt8(ascii: "=") else {
            return AttributeValue(range: index..<index, end: index)
        }
        return readValue(from: indexAfterSpaces(from: index + 1))
    }

    /// Reads a name that may begin with an equals sign, but not contain another.
    private func attributeName(at start: Int) -> (name: HTMLName, end: Int) {
        var name = HTMLName.none
        var index = start
        repeat {
            name.append(input[index])
            index += 1
        } while index < input.count && !input[index].endsAttributeName
        return (name, index)
    }

    struct AttributeValue {
        var range: Range<Int>
        /// The index behind the value and its quote.
        var end: Int
    }

    @inline(__always)
    func readValue(from start: Int) -> AttributeValue {
        guard start < input.count else { return AttributeValue(range: start..<start, end: start) }
        let quote = input[start]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return readUnquotedValue(from: start)
        }
        let end = input.firstIndex(of: quote, from: start + 1)
        return AttributeValue(range: (start + 1)..<end, end: Swift.min(end + 1, input.count))
    }

    private func readUnquotedValue(from start: Int) -> AttributeValue {
        var index = start
        while index < input.count {
            let byte = input[index]
            if byte == UInt8(ascii: ">") || byte.isHTMLSpace { break }
            index += 1
        }
        return AttributeValue(range: start..<index, end: index)
    }

    /// Keeps an attribute unless the tag has one of this name or too many.
    @inline(__always)
    mutating func keep(
        _ name: HTMLName,
        _ nameRange: Range<Int>,
        _ range: Range<Int>
    ) {
        guard !slots.isFull else {
            omittedAttributeCount &+= 1
            return
        }
        guard !mayHave(name) || !has(name, spelled: nameRange) else { return }
        slots.append(AttributePlace(name: name, nameRange: nameRange, range: range))
    }

    /// True where the tag has an attribute of this name.
    private func has(_ name: HTMLName, spelled nameRange: Range<Int>) -> Bool {
        guard slots.contains(name) else { return false }
        if name.isExact { return true }
        for index in 0..<slots.count where slots[index].name == name {
            if input.equalsWithoutCase(slots[index].nameRange, nameRange) { return true }
        }
        return false
    }

    @inline(__always)
    func indexAfterSpaces(from start: Int) -> Int {
        var index = start
        while index < input.count && input[index].isHTMLSpace { index += 1 }
        return index
    }
}
