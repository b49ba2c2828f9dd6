package import CrawlFormat
package import CrawlModel
import Linux
import SQLite
import Synchronization

/// The crawl's file: the one owner of the one connection that writes, on a thread of its own.
///
/// Whatever is appended is committed in order, in groups. Reads see everything appended before
/// them. The first failure is the last thing that happens: nothing after it is kept, and every
/// door says so.
package actor PageStore {
    nonisolated let path: String
    nonisolated let executor: ThreadExecutor
    nonisolated let queue: Mutex<WriteQueue>
    let limits: StoreLimits
    let listener: (@Sendable (EventRecord) -> Void)?
    var writer: StoreWriter?
    private var lock: FileLock?

    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.residence
    }

    private init(
        _ path: String,
        limits: StoreLimits,
        listener: (@Sendable (EventRecord) -> Void)?,
        executor: ThreadExecutor
    ) {
        self.path = path
        self.limits = limits
        self.listener = listener
        self.executor = executor
        queue = Mutex(WriteQueue(limits: limits))
    }

    deinit {
        executor.stop()
    }

    /// Takes the lock, opens or creates the file, and begins a run in it.
    ///
    /// - Parameters:
    ///   - path: The file; the lock is the file of that name with `.lock` behind it.
    ///   - run: What is written down about the run.
    ///   - limits: How much may wait.
    ///   - listener: Hears on the store's thread of what a user should know at once.
    /// - Returns: The store, and what it held before.
    /// - Throws: Why the file cannot be used; then it is as it was.
    package static func open(
        _ path: String,
        run: RunDescription,
        limits: StoreLimits = StoreLimits(),
        listener: (@Sendable (EventRecord) -> Void)? = nil
    ) async throws(StoreError) -> (store: PageStore, beginning: Beginning) {
        let executor: ThreadExecutor
        do throws(Errno) {
            executor = try ThreadExecutor(name: "store")
        } catch {
            throw .unreachable(path, error)
        }
        let store = PageStore(path, limits: limits, listener: listener, executor: executor)
        return (store, try await store.begin(run))
    }

    /// The files that are written: the crawl's, and that of its bodies where they have one.
    package var files: [String] {
        guard let bodies = writer?.visits.body.path else { return [path] }
        return [path, bodies]
    }

    /// Commits all that was appended, closes the run's row, and leaves one self-contained file.
    ///
    /// - Parameters:
    ///   - isFinished: True when nothing is left to do.
    ///   - ending: Judges the run by what it did and, when finished, what became of its seeds.
    /// - Returns: What became of the seeds, nil where the crawl is not finished.
    /// - Throws: The failure that ended the store before, or now.
    package func finish(
        isFinished: Bool,
        as ending: @Sendable (RunCounters, SeedTally?) -> RunEnding
    ) throws(StoreError) -> SeedTally? {
        try drain()
        let seeds = try guarded { (writer: inout StoreWriter) throws(SQLiteError) in
            try writer.finish(isFinished: isFinished, as: ending)
        }
        let counters = writer?.counters ?? RunCounters()
        close(.finished(path), counters)
        return seeds
    }

    private func begin(_ run: RunDescription) throws(StoreError) -> Beginning {
        try StoreFacts.refuseStrangers(at: path)
        lock = try Self.takeLock(for: path, owner: run.owner)
        return try StoreFile.open(path, run: run, as: &writer)
    }

    private func close(_ reason: StoreError, _ counters: RunCounters) {
        let waiters = queue.withLock { queue in
            _ = queue.noteCommit(counters, at: .now)
            return queue.fail(reason)
        }
        for waiter in waiters { waiter.continuation.resume() }
        writer = nil
        lock = nil
    }

    private static func takeLock(
        for path: String,
        owner: String
    ) throws(StoreError) -> FileLock {
        let lockPath = path + ".lock"
        do throws(Errno) {
            return try FileLock(at: lockPath, note: owner)
        } catch .wouldBlock {
            throw .locked(path, owner: FileLock.note(at: lockPath))
        } catch {
            throw .unreachable(path, error)
        }
    }
}
