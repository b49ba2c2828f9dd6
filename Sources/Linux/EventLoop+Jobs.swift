import Synchronization

/// Jobs that are ready, with the moment since when.
struct JobQueue {
    struct Entry {
        let job: UnownedJob
        let readySince: Moment
    }

    var waiting: [Entry] = []
    /// True while the loop may be waiting for the kernel, so that a new job has to wake it.
    var isAsleep = false
}

/// The waits of one turn, gathered without a lock.
struct LagBatch {
    private var waits: [Int64] = []

    mutating func add(since moment: Moment, until now: Moment) {
        waits.append(now.nanoseconds - moment.nanoseconds)
    }

    func pour(into histogram: inout LagHistogram) {
        for wait in waits { histogram.add(nanoseconds: wait) }
    }
}

extension EventLoop {
    /// Takes a job; from the loop's own thread that costs no system call.
    package func enqueue(_ job: consuming ExecutorJob) {
        let entry = JobQueue.Entry(job: UnownedJob(job), readySince: .now)
        let mustWake = jobs.withLock { queue in
            queue.waiting.append(entry)
            defer { queue.isAsleep = false }
            return queue.isAsleep
        }
        if mustWake, !isCurrent { poll.wake() }
    }

    package func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        unsafe UnownedSerialExecutor(ordinary: self)
    }

    /// The loop in the form of an actor's `unownedExecutor`; the actor holds it, so it stays alive.
    @safe package var residence: UnownedSerialExecutor { unsafe asUnownedSerialExecutor() }

    package func asUnownedTaskExecutor() -> UnownedTaskExecutor {
        unsafe UnownedTaskExecutor(ordinary: self)
    }

    /// Stops the program where the caller is not on the loop's thread.
    package func checkIsolated() {
        precondition(isCurrent, "This code belongs on the event loop's thread.")
    }

    package func isIsolatingCurrentContext() -> Bool? { isCurrent }

    /// Runs the jobs that are ready now; those that they enqueue wait for the next turn.
    func runJobs() {
        let ready = jobs.withLock { queue in
            queue.isAsleep = false
            return exchange(&queue.waiting, with: [])
        }
        guard !ready.isEmpty else { return }
        var waits = LagBatch()
        let taskExecutor = unsafe asUnownedTaskExecutor()
        for entry in ready {
            waits.add(since: entry.readySince, until: .now)
            unsafe entry.job.runSynchronously(
                isolatedTo: asUnownedSerialExecutor(),
                taskExecutor: taskExecutor
            )
        }
        note(lag: waits)
    }
}

/// Puts a new value in place and gives the old one.
package func exchange<Value: ~Copyable>(
    _ place: inout Value,
    with value: consuming Value
) -> Value {
    let old = consume place
    place = value
    return old
}
