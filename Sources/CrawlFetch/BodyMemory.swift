import Curl
import Linux

/// The memory that a pool's transfers collect their bodies in; lives on the pool's loop.
final class BodyMemory: CurlLender {
    private let budget: MemoryBudget
    private let bell: @Sendable (ObjectIdentifier) -> Void
    private var leases: [ObjectIdentifier: MemoryLease] = [:]

    /// Lends from a budget.
    ///
    /// - Parameters:
    ///   - budget: What there is.
    ///   - bell: Called on any thread when a transfer may go on.
    init(_ budget: MemoryBudget, bell: @escaping @Sendable (ObjectIdentifier) -> Void) {
        self.budget = budget
        self.bell = bell
    }

    func lend(_ count: Int, to transfer: CurlTransfer) -> Bool {
        let id = ObjectIdentifier(transfer)
        let lease = leases[id] ?? budget.lease { [bell] in bell(id) }
        leases[id] = lease
        return lease.grow(by: count)
    }

    /// What a transfer that has ended holds: memory that lives as long as its body.
    func take(from transfer: CurlTransfer) -> MemoryLease? {
        leases.removeValue(forKey: ObjectIdentifier(transfer))
    }
}
