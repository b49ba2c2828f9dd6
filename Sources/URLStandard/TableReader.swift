/// The numbers of a table that is kept as text: digits of base 32 from `0` on, lowest first.
///
/// A digit with the sixth bit set is followed by another one; line ends mean nothing.
struct TableReader {
    private let text: [UInt8]
    private var index = 0

    init(_ text: String) {
        self.text = text.utf8.filter { $0 >= 0x30 }
    }

    /// The next number, nil at the end.
    mutating func next() -> Int? {
        guard index < text.count else { return nil }
        var value = 0
        var shift = 0
        while index < text.count {
            let digit = Int(text[index] &- 0x30)
            index += 1
            value |= (digit & 31) << shift
            shift += 5
            guard digit & 32 != 0 else { break }
        }
        return value
    }

    /// The next number with its sign, which is kept in the lowest bit.
    mutating func nextSigned() -> Int? {
        next().map { $0 & 1 == 0 ? $0 >> 1 : -(($0 + 1) >> 1) }
    }
}
