import Curl
import Linux

/// The memory that a pool's transfers collect their bodies in; lives on the pool's loop.
final class BodyMemory: CurlLender {
    private let budget: MemoryBudget
    private let bell: @Sendable (Int) -> Void
    /// By the tickets of the transfers that hold them.
    private var leases: [Int: MemoryLease] = [:]

    /// Lends from a budget.
    ///
    /// - Parameters:
    ///   - budget: What there is.
    ///   - bell: Called on any thread when the transfer of a ticket may go on.
    init(_ budget: MemoryBudget, bell: @escaping @Sendable (Int) -> Void) {
        self.budget = budget
        self.bell = bell
    }

    func lend(_ count: Int, to transfer: CurlTransfer) -> Bool {
        let ticket = transfer.ticket
        let lease = leases[ticket] ?? budget.lease { [bell] in bell(ticket) }
        leases[ticket] = lease
        return lease.grow(by: count)
    }

    /// What the transfer of a ticket holds: memory that lives as long as its body.
    func take(from ticket: Int) -> MemoryLease? {
        // Small bodies have none.
        leases.isEmpty ? nil : leases.removeValue(forKey: ticket)
    }
}
