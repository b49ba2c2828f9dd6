/// A set of numbers from 1 to a greatest one: one bit each.
struct NumberSet {
    private var words: [UInt64]
    private let greatest: Int64

    init(upTo greatest: Int64) {
        self.greatest = max(0, greatest)
        words = Array(repeating: 0, count: Int(self.greatest >> 6) + 1)
    }

    /// Takes a number in; one that is out of range is left out.
    mutating func insert(_ number: Int64) {
        guard number > 0, number <= greatest else { return }
        words[Int(number >> 6)] |= 1 << UInt64(number & 63)
    }

    func contains(_ number: Int64) -> Bool {
        guard number > 0, number <= greatest else { return false }
        return words[Int(number >> 6)] >> UInt64(number & 63) & 1 == 1
    }
}
