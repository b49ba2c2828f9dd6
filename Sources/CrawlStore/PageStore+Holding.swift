import CrawlFormat
import CrawlModel
import Linux
import SQLite
import Synchronization

extension PageStore {
    /// How long it takes until it is seen that readers are gone.
    private static let pause = Duration.milliseconds(50)

    /// Lets nobody wait for readers any more: a run that ends needs the log for no more than what
    /// is under way.
    package nonisolated func stopHolding() {
        resume(queue.withLock { $0.endHold(isFinal: true) })
    }

    /// Folds a log that has become long; where readers keep it, callers wait until they are gone.
    ///
    /// A reader keeps all of the log that came after its beginning: without a bound one that is
    /// forgotten would fill the disk.
    func mindLog() throws(StoreError) {
        let isLong = try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            guard writer.logSize >= limits.logSize else { return false }
            return try !writer.truncateLogs()
        }
        guard isLong, queue.withLock({ $0.holdCallers() }) else { return }
        let event = EventRecord(
            at: WallClock.milliseconds,
            level: .warning,
            code: .logHeld,
            subject: path,
            message: "a reader of \(path) keeps its log from being folded; the crawl waits for it"
        )
        append(.event(event))
        listener?(event)
        lookAgain()
    }

    private func lookAgain() {
        executor.schedule(at: .now + Self.pause) { [weak self] in
            // A failure is told by the next door that somebody opens.
            self?.assumeIsolated { try? $0.endHoldIfFree() }
        }
    }

    private func endHoldIfFree() throws(StoreError) {
        guard queue.withLock({ $0.isHeld }) else { return }
        try commitApplied()
        let isShort = try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            try writer.truncateLogs()
        }
        guard isShort else { return lookAgain() }
        resume(queue.withLock { $0.endHold() })
    }
}
