import CLinux
import Glibc

/// A signal that a process is asked to end or to do something with.
package struct Signal: Hashable, Sendable, CustomStringConvertible {
    package let number: Int32

    package init(number: Int32) {
        self.number = number
    }

    package static let interrupt = Signal(number: SIGINT)
    package static let terminate = Signal(number: SIGTERM)
    package static let hangUp = Signal(number: SIGHUP)
    package static let brokenPipe = Signal(number: SIGPIPE)
    package static let abort = Signal(number: SIGABRT)

    /// The signal's usual name.
    package var description: String {
        switch self {
        case .interrupt: "SIGINT"
        case .terminate: "SIGTERM"
        case .hangUp: "SIGHUP"
        case .brokenPipe: "SIGPIPE"
        default: "signal \(number)"
        }
    }

    /// Ends the process by this signal's default action, as shells and schedulers expect.
    package func endProcess() {
        _ = Glibc.signal(number, SIG_DFL)
        var set = sigset_t([self])
        unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
        raise(number)
    }
}

/// Signals as values that arrive on the event loop.
///
/// Until ``heed()`` they are kept from the other threads alone: one that comes earlier ends the
/// process, even while the loop's thread is held up by what it reads.
package final class SignalStream: Sendable {
    private let descriptor: FileDescriptor
    private let loop: EventLoop
    private let heeded: [Signal]
    /// The signals in the order of their arrival.
    package let signals: AsyncStream<Signal>

    /// Keeps the signals from all threads that start later.
    ///
    /// The corresponding C function is `signalfd`.
    ///
    /// - Throws: What the kernel says when it has no descriptor for us.
    package init(of signals: [Signal], on loop: EventLoop) throws(Errno) {
        heeded = signals
        var set = sigset_t(signals)
        unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
        let flags = Int32(SFD_CLOEXEC | SFD_NONBLOCK)
        let number = try checked { unsafe signalfd(-1, &set, flags) }
        descriptor = FileDescriptor(owning: number)
        self.loop = loop
        let (stream, continuation) = AsyncStream.makeStream(of: Signal.self)
        self.signals = stream
        try loop.watch(number, for: .readable) { _ in
            while let signal = Self.next(from: number) { continuation.yield(signal) }
        }
    }

    /// Leaves the signals to their default action, on the loop's thread, which calls this.
    package func disregard() {
        mask(SIG_UNBLOCK)
    }

    /// Lets the signals arrive as values; called on the loop's thread.
    package func heed() {
        mask(SIG_BLOCK)
    }

    private func mask(_ change: Int32) {
        precondition(loop.isCurrent, "No other thread may take a signal.")
        var set = sigset_t(heeded)
        unsafe pthread_sigmask(change, &set, nil)
    }

    deinit {
        loop.unwatch(descriptor.rawValue)
    }

    private static func next(from number: Int32) -> Signal? {
        var info = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        guard unsafe read(number, &info, size) == size else { return nil }
        return Signal(number: Int32(bitPattern: info.ssi_signo))
    }
}

extension sigset_t {
    fileprivate init(_ signals: [Signal]) {
        self.init()
        unsafe sigemptyset(&self)
        for signal in signals { unsafe sigaddset(&self, signal.number) }
    }
}
