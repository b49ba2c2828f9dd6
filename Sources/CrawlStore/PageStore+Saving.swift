package import CrawlFormat
package import CrawlModel
import Linux
import SQLite
import Synchronization

extension PageStore {
    /// Queues a write behind all that were appended before it; never waits.
    ///
    /// It is kept once a commit has taken it, at most 300 ms later on an idle machine. After a
    /// failure it is dropped, and ``room()`` says why.
    package nonisolated func append(_ write: StoreWrite) {
        ring(queue.withLock { $0.append(write, now: .now) })
    }

    /// Waits while too much is queued; callers go on in the order in which they came.
    ///
    /// A cancelled caller goes on at once.
    ///
    /// - Throws: The failure that ended the store.
    package nonisolated func room() async throws(StoreError) {
        let (number, failure) = queue.withLock { queue in
            (queue.isOver ? queue.nextNumber() : nil, queue.failure)
        }
        if let failure { throw failure }
        guard let number else { return }
        await wait(as: number)
        if let failure = queue.withLock({ $0.failure }) { throw failure }
    }

    /// What the commits of this run amount to so far.
    package nonisolated var counters: RunCounters {
        queue.withLock { $0.committed }
    }

    private nonisolated func wait(as number: Int) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waiter = WaitingLine.Waiter(number: number, continuation: continuation)
                let mustWait = queue.withLock { $0.add(waiter) }
                if !mustWait { return continuation.resume() }
                if Task.isCancelled { wake(number) }
            }
        } onCancel: {
            wake(number)
        }
    }

    private nonisolated func wake(_ number: Int) {
        queue.withLock { $0.removeWaiter(number) }?.continuation.resume()
    }

    private nonisolated func ring(_ alarm: WriteQueue.Alarm) {
        switch alarm {
        case .none: break
        case .apply:
            executor.schedule(at: .now) { [weak self] in
                self?.assumeIsolated { try? $0.drain() }
            }
        case .commit:
            executor.schedule(at: .now) { [weak self] in
                self?.assumeIsolated { try? $0.commit() }
            }
        case .at(let moment):
            executor.schedule(at: moment) { [weak self] in
                self?.assumeIsolated { $0.timerFired() }
            }
        }
    }

    private func timerFired() {
        let (isDue, next) = queue.withLock { $0.timerFired(at: .now) }
        // A failure is told by the next door that somebody opens.
        if isDue { try? commit() }
        ring(next)
    }

    /// Commits all that was appended until now.
    ///
    /// - Throws: The failure that ended the store.
    package func commit() throws(StoreError) {
        try drain()
        try commitApplied()
    }

    /// Applies all that was appended until now; a group that is full is committed on the way.
    func drain() throws(StoreError) {
        let writes = queue.withLock { $0.take() }
        var start = 0
        while start < writes.count {
            let group = writes[start..<min(start + limits.batchCount, writes.count)]
            let isFull = try apply(group)
            start = group.endIndex
            let weight = group.reduce(0) { $0 + $1.weight }
            resume(queue.withLock { $0.release(count: group.count, weight: weight) })
            if isFull { try commitApplied() }
        }
    }

    /// Applies a group.
    ///
    /// - Returns: True when it is time to commit.
    private func apply(_ group: ArraySlice<StoreWrite>) throws(StoreError) -> Bool {
        let count = try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            for write in group { try writer.apply(write) }
            return writer.uncommittedCount
        }
        return count >= limits.batchCount
    }

    func commitApplied() throws(StoreError) {
        let counters = try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            try writer.commit() ? writer.counters : nil
        }
        ring(queue.withLock { $0.noteCommit(counters, at: .now) })
        if counters != nil { try mindLog() }
    }

    /// Lets the writer work; its first failure ends the store.
    func guarded<Result: ~Copyable>(
        _ work: (inout StoreWriter) throws(SQLiteError) -> Result
    ) throws(StoreError) -> Result {
        if let failure = queue.withLock({ $0.failure }) { throw failure }
        guard var taken = exchange(&writer, with: nil) else { throw .finished(path) }
        do throws(SQLiteError) {
            let result = try work(&taken)
            writer = consume taken
            return result
        } catch {
            taken.abandon()
            let failure = StoreError(error, path: taken.visits.body.failedFile ?? path)
            resume(queue.withLock { $0.fail(failure) })
            throw failure
        }
    }

    nonisolated func resume(_ waiters: [WaitingLine.Waiter]) {
        for waiter in waiters { waiter.continuation.resume() }
    }
}
