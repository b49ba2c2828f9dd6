/// So many at once, and as many more after a rest.
struct Allowance {
    private let size: Int
    private var left: Int
    private var isResting = false

    init(_ size: Int) {
        self.size = size
        left = size
    }

    var isEmpty: Bool { left == 0 }

    /// Takes one out.
    ///
    /// - Returns: True where the rest begins.
    mutating func take() -> Bool {
        left -= 1
        guard isEmpty, !isResting else { return false }
        isResting = true
        return true
    }

    /// Gives one back.
    mutating func giveBack() {
        left = min(left + 1, size)
    }

    /// Ends the rest.
    mutating func refill() {
        left = size
        isResting = false
    }
}
