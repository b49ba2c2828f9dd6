import CLinux
import Glibc
import Synchronization

/// One thread that waits for nothing: it runs jobs, timers and whatever descriptors become ready.
///
/// It is the serial executor of the actors that live on it, so that an `await` between them does
/// not change the thread. What may block or compute belongs on a ``ThreadPool`` or a
/// ``ThreadExecutor``.
///
/// It is a task executor too, and the tasks that live on it should prefer it: whoever waits for a
/// continuation is queued where its task prefers to run first, on another thread if that is all it
/// knows of.
package final class EventLoop: SerialExecutor, TaskExecutor {
    /// What the loop's thread is at.
    package enum Stage: UInt8, AtomicRepresentable, Sendable {
        case waiting
        case tasks
        case timers
        case events
    }

    let poll: Poll
    let jobs = Mutex(JobQueue())
    let timers = Mutex(TimerQueue())
    let watched = Mutex(WatchList())
    private let lagSeen = Mutex(LagHistogram())
    private let thread = Atomic<UInt>(0)
    private let isStopping = Atomic<Bool>(false)
    private let present = Atomic(Stage.waiting)

    /// Prepares a loop; it turns once ``run()`` is called.
    ///
    /// - Throws: What the kernel says when it has no descriptor for us.
    package init() throws(Errno) {
        poll = try Poll()
    }

    /// Turns on the calling thread until the task is done, then returns what it returned.
    package func run<Success: Sendable>(
        _ body: @escaping @Sendable () async -> Success
    ) -> Success? {
        let result = Mutex<Success?>(nil)
        Task(executorPreference: self) {
            let value = await body()
            result.withLock { $0 = value }
            self.stop()
        }
        run()
        return result.withLock { $0 }
    }

    /// Turns on the calling thread until ``stop()``.
    package func run() {
        thread.store(UInt(pthread_self()), ordering: .releasing)
        var horizon = Poll.Horizon(.now)
        while !isStopping.load(ordering: .acquiring) {
            turn(from: &horizon)
        }
    }

    /// Ends ``run()`` after the present turn; may be called from anywhere.
    package func stop() {
        isStopping.store(true, ordering: .releasing)
        poll.wake()
    }

    /// How long jobs, timers and events that were ready had to wait until they ran.
    package var lag: LagHistogram { lagSeen.withLock { $0 } }

    /// What the loop's thread is at now, or was at last.
    package var stage: Stage { present.load(ordering: .relaxed) }

    /// True on the loop's own thread.
    package var isCurrent: Bool {
        UInt(pthread_self()) == thread.load(ordering: .acquiring)
    }

    private func turn(from horizon: inout Poll.Horizon) {
        enter(.tasks)
        runJobs()
        enter(.timers)
        fireTimers()
        enter(.waiting)
        let events = poll.wait(until: nextDeadline(), beyond: &horizon)
        enter(.events)
        dispatch(events)
    }

    private func enter(_ stage: Stage) {
        present.store(stage, ordering: .relaxed)
    }

    /// The moment until which the loop may sleep; from here on an enqueued job wakes it.
    private func nextDeadline() -> Moment? {
        let isIdle = jobs.withLock { queue in
            queue.isAsleep = queue.waiting.isEmpty
            return queue.isAsleep
        }
        guard isIdle, !isStopping.load(ordering: .acquiring) else { return .now }
        return timers.withLock { $0.nextDeadline }
    }

    func note(lag waits: LagBatch) {
        lagSeen.withLock { waits.pour(into: &$0) }
    }
}
