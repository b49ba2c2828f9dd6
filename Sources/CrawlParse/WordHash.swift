/// The hash of one word's UTF-8, built from pieces of any size.
///
/// Eight bytes at a time are one number, the first byte lowest, zeros behind the last; each number
/// is mixed in: `h = (h ^ n) * 0x9E3779B97F4A7C15 mod 2^64; h = h ^ (h >> 32)`, from `h = 0`.
struct WordHash {
    private var mixed: UInt64 = 0
    private var pending: UInt64 = 0
    /// How many bytes of the pending number are known.
    private var filled: UInt64 = 0
    /// True until the first byte.
    private(set) var isEmpty = true

    /// Appends up to eight bytes, the first one lowest, zeros behind the last.
    @inline(__always)
    mutating func append(_ bytes: UInt64, count: Int) {
        isEmpty = false
        pending |= bytes &<< (filled &* 8)
        filled &+= UInt64(truncatingIfNeeded: count)
        guard filled >= 8 else { return }
        mixed = Self.mix(mixed, pending)
        filled &-= 8
        // What found no room: a shift by 64 bits gives nothing.
        pending = filled == 0 ? 0 : bytes >> ((UInt64(truncatingIfNeeded: count) &- filled) &* 8)
    }

    /// The hash, and an empty word to go on with.
    @inline(__always)
    mutating func finish() -> UInt64 {
        defer { self = WordHash() }
        return filled == 0 ? mixed : Self.mix(mixed, pending)
    }

    @inline(__always)
    static func mix(_ hash: UInt64, _ number: UInt64) -> UInt64 {
        let product = (hash ^ number) &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 32
    }
}
