import Synchronization

/// Holds answers back until it is opened: shows what a client does while it waits.
package final class AnswerGate: Sendable {
    /// What waits at the gate; nil once it is open.
    private let waiting = Mutex<[@Sendable () -> Void]?>([])

    /// Makes a gate that is closed.
    package init() {}

    /// Lets pass what waits and what comes later.
    package func open() {
        for pass in waiting.withLock({ $0.take() }) ?? [] { pass() }
    }

    /// Calls back once the gate is open, at once where it is.
    func pass(_ pass: @escaping @Sendable () -> Void) {
        let isOpen = waiting.withLock { waiting in
            waiting?.append(pass)
            return waiting == nil
        }
        if isOpen { pass() }
    }
}
