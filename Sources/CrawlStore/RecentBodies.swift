/// Which bodies were kept lately, by the beginnings of their digests: two generations of them.
///
/// A find is a guess, to be held against the whole digest.
struct RecentBodies {
    private let limit: Int
    private var young: [UInt64: Int64] = [:]
    private var old: [UInt64: Int64] = [:]

    /// Remembers so many bodies, and up to twice as many.
    init(limit: Int = 65_536) {
        self.limit = limit
    }

    /// The body that may have this digest.
    func find(_ sha256: [UInt8]) -> Int64? {
        let key = Self.key(sha256)
        return young[key] ?? old[key]
    }

    mutating func insert(_ sha256: [UInt8], body: Int64) {
        if young.count >= limit {
            old = young
            young = [:]
        }
        young[Self.key(sha256)] = body
    }

    private static func key(_ sha256: [UInt8]) -> UInt64 {
        sha256.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
