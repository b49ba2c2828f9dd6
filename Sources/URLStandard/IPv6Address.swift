/// An IPv6 address.
struct IPv6Address: CustomStringConvertible {
    private var pieces: [UInt16] = []

    /// Reads the text between the brackets; nil where it is no address (URL Standard, 3.5).
    init?(_ text: Span<UInt8>) {
        var index = 0
        var gap: Int?
        if text.count >= 2, text[0] == Self.colon, text[1] == Self.colon {
            gap = 0
            index = 2
        } else if text.isEmpty || text[0] == Self.colon {
            return nil
        }
        while index < text.count {
            if text[index] == Self.colon {
                guard gap == nil else { return nil }
                gap = pieces.count
                index += 1
                continue
            }
            guard pieces.count < 8, let next = readPiece(text, from: index) else { return nil }
            index = next
        }
        guard let gap else {
            guard pieces.count == 8 else { return nil }
            return
        }
        guard pieces.count < 8 else { return nil }
        pieces.insert(contentsOf: repeatElement(0, count: 8 - pieces.count), at: gap)
    }

    private static let colon = UInt8(ascii: ":")

    /// Reads a number and the colon after it, or an IPv4 address at the end; nil without either.
    private mutating func readPiece(_ text: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        var value: UInt16 = 0
        while index < text.count, index - start < 4, let digit = text[index].hexadecimalValue {
            value = value << 4 | UInt16(digit)
            index += 1
        }
        if index < text.count, text[index] == UInt8(ascii: ".") {
            return readIPv4(text, from: start) ? text.count : nil
        }
        guard index > start else { return nil }
        pieces.append(value)
        guard index < text.count else { return index }
        guard text[index] == Self.colon, index + 1 < text.count else { return nil }
        return index + 1
    }

    /// Reads four decimal numbers without leading zeros as the last two pieces.
    private mutating func readIPv4(_ text: Span<UInt8>, from start: Int) -> Bool {
        guard pieces.count <= 6 else { return false }
        var numbers: [UInt16] = []
        var index = start
        while numbers.count < 4 {
            guard let (number, end) = Self.octet(text, from: index) else { return false }
            numbers.append(number)
            index = end
            guard numbers.count < 4 else { break }
            guard index < text.count, text[index] == UInt8(ascii: ".") else { return false }
            index += 1
        }
        pieces.append(numbers[0] << 8 | numbers[1])
        pieces.append(numbers[2] << 8 | numbers[3])
        return index == text.count
    }

    private static func octet(_ text: Span<UInt8>, from start: Int) -> (UInt16, Int)? {
        var index = start
        var value: UInt16 = 0
        while index < text.count, text[index].isASCIIDigit {
            guard index == start || value > 0 else { return nil }
            value = value * 10 + UInt16(text[index] &- 0x30)
            guard value <= 255 else { return nil }
            index += 1
        }
        return index > start ? (value, index) : nil
    }

    /// The shortest form: the longest run of two or more zeros left out (URL Standard, 3.6).
    var description: String {
        let numbers = { (pieces: ArraySlice<UInt16>) in
            pieces.map { String($0, radix: 16) }.joined(separator: ":")
        }
        guard let gap = longestZeros else { return numbers(pieces[...]) }
        return numbers(pieces[..<gap.lowerBound]) + "::" + numbers(pieces[gap.upperBound...])
    }

    private var longestZeros: Range<Int>? {
        var longest = 0..<1
        var start = 0
        for index in pieces.indices {
            guard pieces[index] == 0 else {
                start = index + 1
                continue
            }
            if index + 1 - start > longest.count { longest = start..<index + 1 }
        }
        return longest.count > 1 ? longest : nil
    }
}
