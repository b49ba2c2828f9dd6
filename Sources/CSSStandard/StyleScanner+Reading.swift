extension StyleScanner {
    /// Passes a comment, or a slash that begins none.
    mutating func passSlash() {
        position += 1
        guard position < text.count, text[position] == UInt8(ascii: "*") else { return }
        position += 2
        while position < text.count {
            position += 1
            let isEnd = text[position - 1] == UInt8(ascii: "/")
            if isEnd && text[position - 2] == UInt8(ascii: "*") { return }
        }
        position = text.count
    }

    mutating func passSpaces() {
        while position < text.count, text[position].isStyleSpace { position += 1 }
    }

    /// Reads a name, packed from its last 16 bytes, ASCII letters in lower case.
    mutating func readName() -> UInt128 {
        var name: UInt128 = 0
        while position < text.count {
            var byte = text[position]
            if byte == UInt8(ascii: "\\") {
                guard position + 1 < text.count, !text[position + 1].isStyleLineEnd else { break }
                let scalar = text.escapedScalar(at: &position)
                byte = scalar.isASCII ? UInt8(truncatingIfNeeded: scalar.value) : 0xFF
            } else if byte.isStyleName {
                position += 1
            } else {
                break
            }
            name = name << 8 | UInt128((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        }
        // A backslash that escapes nothing is no part of a name, but has been seen.
        if position < text.count, name == 0, text[position] == UInt8(ascii: "\\") { position += 1 }
        return name
    }

    /// Reads a string from its quote; nil where a line ends within.
    mutating func readString() -> Reference? {
        let quote = text[position]
        position += 1
        let start = position
        var hasEscapes = false
        while position < text.count, text[position] != quote {
            if text[position].isStyleLineEnd { return nil }
            hasEscapes = hasEscapes || text[position] == UInt8(ascii: "\\")
            position += text[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        let end = min(position, text.count)
        position = min(position + 1, text.count)
        return Reference(range: start..<end, hasEscapes: hasEscapes, isImport: false)
    }

    /// Reads a URL without quotes up to its bracket; nil where it is none.
    mutating func readURL() -> Reference? {
        let start = position
        var hasEscapes = false
        while position < text.count, !text[position].endsStyleURL {
            guard text[position] == UInt8(ascii: "\\") else {
                position += 1
                continue
            }
            if position + 1 < text.count, text[position + 1].isStyleLineEnd { break }
            hasEscapes = true
            _ = text.escapedScalar(at: &position)
        }
        let end = position
        passSpaces()
        let isWhole = position >= text.count || text[position] == UInt8(ascii: ")")
        while position < text.count, text[position] != UInt8(ascii: ")") {
            position += text[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        position = min(position + 1, text.count)
        guard isWhole else { return nil }
        return Reference(range: start..<end, hasEscapes: hasEscapes, isImport: false)
    }
}

extension Span<UInt8> {
    /// Reads the escape that begins with a backslash at an index, which moves behind it.
    func escapedScalar(at index: inout Int) -> Unicode.Scalar {
        index += 1
        var value: UInt32 = 0
        let start = index
        while index < count, index - start < 6, let digit = self[index].styleDigit {
            value = value << 4 | digit
            index += 1
        }
        guard index > start else {
            guard index < count else { return "\u{FFFD}" }
            index += 1
            // Other bytes of a character follow by themselves.
            return Unicode.Scalar(self[index - 1])
        }
        // One space ends the digits and belongs to them; CR LF is one.
        if index + 1 < count, self[index] == 0x0D, self[index + 1] == 0x0A { index += 1 }
        if index < count, self[index].isStyleSpace { index += 1 }
        return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// Appends a URL of a style sheet, its escapes decoded.
    package func appendUnescaped(_ range: Range<Int>, to buffer: inout [UInt8]) {
        var index = range.lowerBound
        while index < range.upperBound {
            guard self[index] == UInt8(ascii: "\\") else {
                buffer.append(self[index])
                index += 1
                continue
            }
            let next = index + 1
            if next < range.upperBound, self[next] >= 0x80 || self[next].isStyleLineEnd {
                if self[next] >= 0x80 { buffer.append(self[next]) }
                index += 2
            } else {
                buffer.append(contentsOf: escapedScalar(at: &index).utf8)
            }
        }
    }
}

extension UInt8 {
    var isStyleSpace: Bool {
        self == 0x20 || self == 0x09 || isStyleLineEnd
    }

    var isStyleLineEnd: Bool { self == 0x0A || self == 0x0C || self == 0x0D }

    /// True for the bytes of names, and the backslash that may begin one.
    var isStyleName: Bool {
        (self | 0x20) &- 0x61 < 26 || self >= 0x80 || self &- 0x30 < 10
            || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") || self == UInt8(ascii: "\\")
    }

    /// True for what ends a URL without quotes, rightly or not.
    var endsStyleURL: Bool {
        isStyleSpace || self == UInt8(ascii: ")") || self == UInt8(ascii: "(")
            || self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") || self < 0x09
            || self == 0x0B || (0x0E...0x1F).contains(self) || self == 0x7F
    }

    fileprivate var styleDigit: UInt32? {
        if self &- 0x30 < 10 { return UInt32(self &- 0x30) }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? UInt32(letter) + 10 : nil
    }
}
