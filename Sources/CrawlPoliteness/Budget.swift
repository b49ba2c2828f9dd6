/// How many pages of something may be stored, what is stored, and what is on its way.
struct Budget: Sendable {
    private(set) var stored = 0
    private var reserved = 0

    /// True where no page more may be stored.
    func isSpent(_ limit: Int?) -> Bool { limit.map { stored >= $0 } ?? false }

    /// True where only what is on its way decides whether a page more may be stored.
    func isPledged(_ limit: Int?) -> Bool {
        limit.map { stored < $0 && stored + reserved >= $0 } ?? false
    }

    mutating func reserve() {
        reserved += 1
    }

    /// Gives a reservation back, for a page or for nothing.
    mutating func settle(isStored: Bool) {
        reserved -= 1
        if isStored { stored += 1 }
    }

    mutating func restore(_ count: Int) {
        stored += count
    }
}
