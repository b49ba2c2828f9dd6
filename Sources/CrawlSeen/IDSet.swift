/// A set of dense numbers: one bit each.
package struct IDSet: Sendable {
    private var words: [UInt64] = []

    package init() {}

    /// Takes a number in.
    package mutating func insert(_ id: UInt32) {
        let word = Int(id >> 6)
        if word >= words.count {
            let missing = max(word + 1, words.count * 2) - words.count
            words.append(contentsOf: repeatElement(0, count: missing))
        }
        words[word] |= 1 << UInt64(id & 63)
    }

    /// True where the number was taken in.
    package func contains(_ id: UInt32) -> Bool {
        let word = Int(id >> 6)
        return word < words.count && words[word] >> UInt64(id & 63) & 1 == 1
    }
}
