package import Linux

/// So many at once, and as many more after a rest, which is counted from the first of them.
package struct Allowance {
    private let size: Int
    private let rest: Duration
    private var left: Int
    private var began = Moment(nanoseconds: .min)
    private var isResting = false

    /// So many at once.
    package init(_ size: Int, rest: Duration = .zero) {
        self.size = size
        self.rest = rest
        left = size
    }

    /// True where none is left.
    package var isEmpty: Bool { left == 0 }

    /// Takes one out.
    ///
    /// - Returns: When to refill, where it is the last one; nil where that is known already.
    package mutating func take(at now: Moment) -> Moment? {
        if left == size { began = now }
        left -= 1
        guard isEmpty, !isResting else { return nil }
        isResting = true
        return max(now, began + rest)
    }

    /// Gives one back.
    package mutating func giveBack() {
        left = min(left + 1, size)
    }

    /// Ends the rest.
    package mutating func refill() {
        left = size
        isResting = false
    }
}
