/// Bytes at random, the same for the same seed.
struct RandomBytes {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// Bytes of which many begin or end something in some encoding.
    mutating func next(count: Int, from favourites: [UInt8] = Self.favourites) -> [UInt8] {
        (0..<count).map { _ in
            let draw = next()
            return draw & 1 == 0
                ? UInt8(truncatingIfNeeded: draw >> 8)
                : favourites[Int(draw >> 8) % favourites.count]
        }
    }

    static let favourites: [UInt8] = [
        0x1B, 0x24, 0x28, 0x42, 0x4A, 0x49, 0x30, 0x81, 0x8E, 0x8F, 0xA1, 0xE3, 0xED, 0xF0, 0xF4,
        0x80, 0xBF, 0xFE, 0xFF, 0xD8, 0xDC, 0x41,
    ]

    private mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 24
    }
}
