/// How long things that were ready had to wait: counts in buckets at most a quarter wide.
package struct LagHistogram: Sendable, Equatable {
    /// Four buckets for each power of two of nanoseconds.
    private var counts = [UInt64](repeating: 0, count: 256)
    /// The longest wait seen.
    package private(set) var maximum: Duration = .zero
    /// How many waits were seen.
    package private(set) var count: UInt64 = 0

    package init() {}

    /// Adds one wait; a negative one counts as none.
    package mutating func add(nanoseconds: Int64) {
        let wait = UInt64(max(0, nanoseconds))
        counts[Self.bucket(of: wait)] += 1
        count += 1
        if maximum < .nanoseconds(wait) { maximum = .nanoseconds(wait) }
    }

    /// The wait that a share of all waits, from 0 to 1, did not exceed, rounded up to a bucket's
    /// end.
    package func quantile(_ share: Double) -> Duration {
        var remaining = Int64((Double(count) * share).rounded(.up))
        for (bucket, count) in counts.enumerated() {
            remaining -= Int64(count)
            guard remaining > 0 else { return min(maximum, .nanoseconds(Self.end(of: bucket))) }
        }
        return maximum
    }

    private static func bucket(of wait: UInt64) -> Int {
        guard wait >= 4 else { return Int(wait) }
        let power = 63 - wait.leadingZeroBitCount
        return power * 4 + Int(wait >> (power - 2)) & 3
    }

    private static func end(of bucket: Int) -> UInt64 {
        guard bucket >= 8 else { return UInt64(bucket) }
        return (UInt64(bucket & 3) + 5) << (bucket / 4 - 2) &- 1
    }
}
