import Synchronization

/// A bound on the memory of all bodies that are under way; who finds none waits in line.
package final class MemoryBudget: Sendable {
    private struct State {
        var line: MemoryLine
        var bells: [Int: @Sendable () -> Void] = [:]
        var lastHolder = 0
    }

    private let state: Mutex<State>

    /// Makes a budget of which nothing is used.
    ///
    /// - Parameters:
    ///   - capacity: How many bytes there are.
    ///   - largest: The most that one lease ever grows to; where that is more than there is, one
    ///     lease at a time may have it all the same.
    package init(capacity: Int, largest: Int) {
        state = Mutex(State(line: MemoryLine(capacity: capacity, largest: largest)))
    }

    /// How many bytes are lent.
    package var used: Int { state.withLock { $0.line.used } }

    /// Gives a lease of nothing, which may grow.
    ///
    /// - Parameter bell: Called on any thread when a growth that had to wait is granted.
    /// - Returns: What holds the memory until it is let go.
    package func lease(_ bell: @escaping @Sendable () -> Void) -> MemoryLease {
        let holder = state.withLock { state in
            state.lastHolder += 1
            state.bells[state.lastHolder] = bell
            return state.lastHolder
        }
        return MemoryLease(of: self, as: holder)
    }

    /// Waits for so many bytes.
    package func reserve(_ count: Int) async -> MemoryLease {
        let (bells, bell) = AsyncStream.makeStream(of: Void.self)
        let lease = lease { bell.finish() }
        if !lease.grow(by: count) {
            for await _ in bells {}
        }
        return lease
    }

    func grow(_ holder: Int, by count: Int) -> Bool {
        state.withLock { $0.line.ask(for: count, as: holder) }
    }

    func release(_ holder: Int) {
        let bells = state.withLock { state in
            state.bells[holder] = nil
            return state.line.release(holder).compactMap { state.bells[$0] }
        }
        for bell in bells { bell() }
    }
}
