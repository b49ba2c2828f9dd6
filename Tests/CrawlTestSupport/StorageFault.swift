private import CStorageFaults
import Synchronization

/// A fault of the disk below SQLite, for the files of one directory; one at a time in a process.
package enum StorageFault: Sendable, CaseIterable {
    /// From the chosen write on nothing reaches the disk any more, as after `kill -9`.
    case kill
    /// From the chosen write on the disk is full.
    case full
    /// The chosen sync fails.
    case sync
    /// At the chosen write the power goes: writes that no sync has followed are kept, lost or
    /// spoiled, each for itself.
    case power

    /// What came of the calls while there was a fault.
    package struct Log: Sendable {
        /// Writes, or syncs where the fault is one of these.
        package let calls: Int
        /// Syncs that came after the one that failed.
        package let lateSyncs: Int
    }

    /// Runs the body while the disk has the fault; SQLite must have been used before.
    ///
    /// - Parameters:
    ///   - call: The call at which it begins, from 1.
    ///   - directory: Where; files elsewhere are in order.
    ///   - seed: Decides what a cut of the power takes.
    ///   - body: Opens the files.
    /// - Returns: What came of the calls.
    package func during(
        call: Int,
        in directory: String,
        seed: UInt64 = 0,
        _ body: () async -> Void
    ) async -> Log {
        await turn.take()
        defer { turn.give() }
        precondition(crawl_faults_install() == 0, "SQLite takes another file system.")
        let kind =
            switch self {
            case .kill: CRAWL_FAULT_KILL
            case .full: CRAWL_FAULT_FULL
            case .sync: CRAWL_FAULT_SYNC
            case .power: CRAWL_FAULT_POWER
            }
        unsafe crawl_faults_arm(directory, kind, call)
        await body()
        crawl_faults_disarm()
        if self == .power { crawl_faults_cut(UInt64(call) &+ seed) }
        return Log(calls: crawl_faults_calls(), lateSyncs: crawl_faults_late_syncs())
    }
}

/// Suites that run side by side have their faults one after the other.
private let turn = Turn()

private final class Turn: Sendable {
    private struct State {
        var isTaken = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    func take() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.isTaken { state.waiters.append(continuation) }
                defer { state.isTaken = true }
                return !state.isTaken
            }
            if isFree { continuation.resume() }
        }
    }

    func give() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard !state.waiters.isEmpty else {
                state.isTaken = false
                return nil
            }
            return state.waiters.removeFirst()
        }
        next?.resume()
    }
}
