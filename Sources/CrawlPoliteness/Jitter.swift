/// Random parts of rests, so that many hosts are not asked in step; quick, and no secret.
package struct Jitter: Sendable {
    private let most: Double
    private var state: UInt64

    /// Begins a sequence.
    ///
    /// - Parameters:
    ///   - most: The greatest part; 0 for none at all.
    ///   - seed: Where the sequence begins.
    package init(upTo most: Double, seed: UInt64 = .random(in: .min ... .max)) {
        self.most = most
        state = seed
    }

    /// The next part, from 0 to the greatest.
    package mutating func next() -> Double {
        guard most > 0 else { return 0 }
        state &+= 0x9E37_79B9_7F4A_7C15
        let mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        return most * Double(mixed >> 11) / Double(1 << 53)
    }
}
