import CLinux
import Glibc
import Synchronization

/// Ends the process when its event loop stands still, since nothing in it would ever go on.
///
/// A thread of its own asks the loop for a sign of life, step after step. What counts is the steps
/// without an answer and not the time: neither a process that was stopped nor a machine that slept
/// has stood still.
package final class Watchdog: Sendable {
    private static let steps = 12
    /// So long words may take until they are where they should be.
    private static let lastWords = Duration.seconds(1)

    private let loop: EventLoop
    private let step: Duration
    private let report: @Sendable (EventLoop.Stage) -> Void
    private let hasAnswered = Atomic(true)
    private let leave: FileDescriptor
    private let thread = Mutex<Thread?>(nil)

    /// Watches a loop from now on.
    ///
    /// - Parameters:
    ///   - loop: What turns, or will turn within the patience.
    ///   - patience: For so long the loop may stand still.
    ///   - report: Called on the watchdog's thread right before the end; it does not wait.
    /// - Throws: What the kernel says when it has no thread or descriptor for us.
    package init(
        of loop: EventLoop,
        patience: Duration = .seconds(60),
        report: @escaping @Sendable (EventLoop.Stage) -> Void
    ) throws(Errno) {
        self.loop = loop
        self.report = report
        step = patience / Self.steps
        leave = FileDescriptor(owning: try checked { eventfd(0, Int32(EFD_CLOEXEC)) })
        let started = try Thread(name: "watchdog") { [self] in watch() }
        thread.withLock { $0 = started }
    }

    /// Ends the watch, and waits for that.
    package func stop() {
        _ = eventfd_write(leave.rawValue, 1)
        thread.withLock { exchange(&$0, with: nil) }?.join()
    }

    private func watch() {
        var missed = 0
        while missed < Self.steps {
            if hasAnswered.exchange(false, ordering: .relaxed) {
                missed = 0
                loop.schedule(at: .now) { self.hasAnswered.store(true, ordering: .relaxed) }
            }
            guard !isDismissed(within: step) else { return }
            missed += hasAnswered.load(ordering: .relaxed) ? 0 : 1
        }
        report(loop.stage)
        guard !isDismissed(within: Self.lastWords) else { return }
        Signal.abort.endProcess()
    }

    private func isDismissed(within time: Duration) -> Bool {
        var source = pollfd(fd: leave.rawValue, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&source, 1, Int32(time / .milliseconds(1))) == 1
    }
}
