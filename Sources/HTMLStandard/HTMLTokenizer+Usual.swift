// Nearly all tokens of real pages are text, and tags whose names are short and small and whose
// values have quotes. They are read here, with one look at the count for some twenty bytes. All
// else, and the input's last bytes, are left to the general functions, which read these as well.

extension HTMLTokenizer {
    /// How many bytes must follow an index at which a tag, a name or a value is read on.
    static var reach: Int { 24 }

    /// Reads a usual token of the data state; nil, with nothing read, where the next one is not.
    @inline(__always)
    mutating func readUsual() -> HTMLToken? {
        let input = self.input
        let start = position
        guard start <= input.count &- Self.reach else { return nil }
        let word = input.word(at: start)
        guard UInt8(truncatingIfNeeded: word) == UInt8(ascii: "<") else {
            let end = input.firstIndex(of: UInt8(ascii: "<"), from: start)
            guard end <= input.count &- Self.reach && opensUsualMarkup(at: end) else { return nil }
            position = end
            return HTMLToken(.text, start..<end, form: .data)
        }
        return readUsualTag(word, at: start)
    }

    /// True where a letter or a slash follows the `<` at the index.
    @inline(__always)
    private func opensUsualMarkup(at index: Int) -> Bool {
        let byte = UInt8(truncatingIfNeeded: input.word(at: index) &>> 8)
        return byte.isASCIILetter || byte == UInt8(ascii: "/")
    }

    /// Reads a tag whose name ends within the word that its bracket begins.
    @inline(__always)
    private mutating func readUsualTag(_ word: UInt64, at start: Int) -> HTMLToken? {
        guard let tag = input.usualTagName(word, at: start) else { return nil }
        let (name, range) = (tag.name, tag.range)
        let end = range.upperBound
        let byte = UInt8(truncatingIfNeeded: input.word(at: end))
        if tag.isEnd {
            guard byte == UInt8(ascii: ">") else { return nil }
            slots.removeAll()
            position = end &+ 1
            return HTMLToken(.endTag, range, name: name)
        }
        var isMarked = false
        if byte == UInt8(ascii: ">") {
            slots.removeAll()
            position = end &+ 1
        } else {
            guard byte.isHTMLSpace else { return nil }
            slots.removeAll()
            guard let hasSlash = readUsualAttributes(from: end) else { return nil }
            isMarked = hasSlash
        }
        lastStartTag = name
        return HTMLToken(.startTag, range, name: name, isMarked: isMarked)
    }

    /// Reads attributes up to the tag's end; tells whether it has a slash, nil at the input's end.
    @inline(never)
    mutating func readUsualAttributes(from start: Int) -> Bool? {
        let input = self.input
        var index = start
        var hasSlash = false
        while index <= input.count &- Self.reach {
            let byte = UInt8(truncatingIfNeeded: input.word(at: index))
            if byte == UInt8(ascii: ">") {
                position = index &+ 1
                return hasSlash
            }
            hasSlash = byte == UInt8(ascii: "/")
            if hasSlash || byte.isHTMLSpace {
                index &+= 1
            } else {
                index = readUsualAttribute(from: index) ?? readAttribute(at: index)
            }
        }
        return readAttributes(from: hasSlash ? index &- 1 : index, keeping: true)
    }

    /// Reads a short name, `="` and a value up to the next quote; the index behind it, nil for all
    /// else.
    @inline(__always)
    private mutating func readUsualAttribute(from start: Int) -> Int? {
        let input = self.input
        guard let (name, end) = input.usualName(input.word(at: start), at: start) else {
            return nil
        }
        guard UInt16(truncatingIfNeeded: input.word(at: end)) == 0x223D else { return nil }
        let close = input.firstIndex(of: UInt8(ascii: "\""), from: end &+ 2)
        guard close < input.count else { return nil }
        keep(name, start..<end, end &+ 2..<close)
        return close &+ 1
    }

    /// Reads any attribute, out of the way of the usual ones.
    @inline(never)
    private mutating func readAttribute(at start: Int) -> Int {
        readAttribute(at: start, keeping: true)
    }
}
