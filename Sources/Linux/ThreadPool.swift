import CLinux
import Glibc
import Synchronization

/// A few threads for what computes: jobs go to whichever is free.
///
/// They step back a little for everybody else, so that an event loop that has to share a processor
/// with them is not kept waiting.
package final class ThreadPool: TaskExecutor {
    /// As far as they step back, in steps of nice(2).
    private static let steps: Int32 = 5

    private struct State {
        var waiting: [UnownedJob] = []
        /// How far `waiting` has been taken already.
        var taken = 0
        var sleepers = 0
        var isStopping = false
    }

    private let state = Mutex(State())
    /// Counts the sleepers that may get up.
    private let alarm: FileDescriptor
    private let threads = Mutex<[Thread]>([])

    /// Starts the threads.
    ///
    /// - Parameters:
    ///   - name: At most 13 bytes; a number follows.
    ///   - count: How many threads, at least one.
    /// - Throws: What the kernel says when it has no thread for us.
    package init(name: String, count: Int) throws(Errno) {
        precondition(count > 0, "A pool has at least one thread.")
        let flags = Int32(EFD_CLOEXEC | EFD_SEMAPHORE)
        alarm = FileDescriptor(owning: try checked { eventfd(0, flags) })
        for number in 1...count {
            let thread = try Thread(name: "\(name) \(number)") { [self] in
                _ = crawl_lower_thread(Self.steps)
                work()
            }
            threads.withLock { $0.append(thread) }
        }
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let hasSleeper = state.withLock { state in
            state.waiting.append(job)
            guard state.sleepers > 0 else { return false }
            state.sleepers -= 1
            return true
        }
        if hasSleeper { _ = eventfd_write(alarm.rawValue, 1) }
    }

    package func asUnownedTaskExecutor() -> UnownedTaskExecutor {
        unsafe UnownedTaskExecutor(ordinary: self)
    }

    /// Ends the threads after the jobs that wait, and waits for that.
    package func stop() {
        let sleepers = state.withLock { state in
            state.isStopping = true
            return exchange(&state.sleepers, with: 0)
        }
        if sleepers > 0 { _ = eventfd_write(alarm.rawValue, eventfd_t(sleepers)) }
        for thread in threads.withLock({ exchange(&$0, with: []) }) { thread.join() }
    }

    private enum Step {
        case run(UnownedJob)
        case sleep
        case end
    }

    private func work() {
        while true {
            switch nextStep() {
            case .run(let job): unsafe job.runSynchronously(on: asUnownedTaskExecutor())
            case .sleep: sleep()
            case .end: return
            }
        }
    }

    private func nextStep() -> Step {
        state.withLock { state in
            guard state.taken < state.waiting.count else {
                guard !state.isStopping else { return .end }
                state.sleepers += 1
                return .sleep
            }
            let job = state.waiting[state.taken]
            state.taken += 1
            if state.taken == state.waiting.count || state.taken == 1_024 {
                state.waiting.removeFirst(state.taken)
                state.taken = 0
            }
            return .run(job)
        }
    }

    private func sleep() {
        var permit: eventfd_t = 0
        unsafe eventfd_read(alarm.rawValue, &permit)
    }
}
