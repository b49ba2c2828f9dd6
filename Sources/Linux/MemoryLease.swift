/// Memory that is lent for as long as somebody holds this.
package final class MemoryLease: Sendable {
    private let budget: MemoryBudget
    private let holder: Int

    init(of budget: MemoryBudget, as holder: Int) {
        self.budget = budget
        self.holder = holder
    }

    deinit {
        budget.release(holder)
    }

    /// Lends more; one growth at a time.
    ///
    /// - Returns: False where it is granted later, when the bell rings.
    package func grow(by count: Int) -> Bool {
        budget.grow(holder, by: count)
    }
}
