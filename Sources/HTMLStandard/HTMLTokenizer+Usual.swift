// Nearly all tokens of real pages are text, and tags whose names are short and small and whose
// values have quotes. They are read here, with one look at the count for some twenty bytes. All
// else, and the input's last bytes, are left to the general functions, which read these as well.

extension HTMLTokenizer {
    /// How many bytes must follow an index at which a tag, a name or a value is read on.
    private static var reach: Int { 24 }

    /// Reads a usual token of the data state; nil, with nothing read, where the next one is not.
    @inline(__always)
    mutating func readUsual() -> HTMLToken? {
        let input = self.input
        let start = position
        guard start <= input.count &- Self.reach else { return nil }
        let word = input.word(at: start)
        guard UInt8(truncatingIfNeeded: word) == UInt8(ascii: "<") else {
            let end = input.firstIndex(of: UInt8(ascii: "<"), from: start)
            guard end < input.count && opensMarkup(at: end) else { return nil }
            position = end
            return HTMLToken(.text, start..<end, form: .data)
        }
        let isEnd = UInt8(truncatingIfNeeded: word &>> 8) == UInt8(ascii: "/")
        return readUsualTag(isEnd ? .endTag : .startTag, from: start &+ (isEnd ? 2 : 1))
    }

    @inline(__always)
    private mutating func readUsualTag(_ kind: HTMLToken.Kind, from start: Int) -> HTMLToken? {
        let input = self.input
        let word = input.word(at: start)
        guard UInt8(truncatingIfNeeded: word).isASCIILetter else { return nil }
        guard let (name, end) = input.usualName(word, at: start) else { return nil }
        slots.removeAll()
        if input.word(at: end) & 0xFF == UInt64(UInt8(ascii: ">")) {
            position = end &+ 1
            if kind == .startTag { lastStartTag = name }
            return HTMLToken(kind, start..<end, name: name)
        }
        guard kind == .startTag, let isMarked = readUsualAttributes(from: end) else { return nil }
        lastStartTag = name
        return HTMLToken(kind, start..<end, name: name, isMarked: isMarked)
    }

    /// Reads attributes up to the tag's end; tells whether it has a slash, nil at an unusual one.
    @inline(__always)
    private mutating func readUsualAttributes(from start: Int) -> Bool? {
        let input = self.input
        var index = start
        while index <= input.count &- Self.reach {
            let byte = UInt8(truncatingIfNeeded: input.word(at: index))
            if byte == UInt8(ascii: ">") {
                position = index &+ 1
                return false
            }
            if byte == UInt8(ascii: "/") {
                let next = UInt8(truncatingIfNeeded: input.word(at: index &+ 1))
                guard next == UInt8(ascii: ">") else { return nil }
                position = index &+ 2
                return true
            }
            guard byte.isHTMLSpace else { return nil }
            guard let end = readUsualAttribute(from: index &+ 1) else { return nil }
            index = end
        }
        return nil
    }

    /// Reads a short name, `=` and a value with quotes; the index behind it, nil for all else.
    @inline(__always)
    private mutating func readUsualAttribute(from start: Int) -> Int? {
        let input = self.input
        guard let (name, end) = input.usualName(input.word(at: start), at: start) else {
            return nil
        }
        let word = input.word(at: end)
        let quote = UInt8(truncatingIfNeeded: word &>> 8)
        guard UInt8(truncatingIfNeeded: word) == UInt8(ascii: "=") else { return nil }
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let close = input.firstIndex(of: quote, from: end &+ 2)
        guard close < input.count else { return nil }
        keep(name, start..<end, end &+ 2..<close)
        return close &+ 1
    }
}
