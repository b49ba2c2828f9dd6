/// So many at once, and as many more after a rest.
package struct Allowance {
    private let size: Int
    private var left: Int
    private var isResting = false

    /// So many at once.
    package init(_ size: Int) {
        self.size = size
        left = size
    }

    /// True where none is left.
    package var isEmpty: Bool { left == 0 }

    /// Takes one out.
    ///
    /// - Returns: True where the rest begins.
    package mutating func take() -> Bool {
        left -= 1
        guard isEmpty, !isResting else { return false }
        isResting = true
        return true
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
