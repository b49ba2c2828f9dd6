import CrawlArguments
import CrawlModel
package import Linux
import Synchronization

/// What the command says, on a thread of its own: words for people, data for programs.
///
/// Who speaks does not wait: a terminal that stands still, a closed pipe or a full disk never stops
/// a crawl.
package actor Console {
    /// Where the words go.
    package struct Streams: Sendable {
        package let write: @Sendable (StandardStream, [UInt8]) throws(Errno) -> Void
        /// The columns of the terminal.
        package let width: @Sendable () -> Int

        /// The streams that the process was born with.
        package static let standard = Streams(
            write: { (stream, bytes) throws(Errno) in try stream.write(bytes) },
            width: { Terminal.width(of: .error) }
        )
    }

    private nonisolated let thread: ThreadExecutor
    private nonisolated let mailbox = Mutex(Mailbox())
    /// Whether somebody looks at the progress.
    package nonisolated let showsProgress: Bool
    /// Whether somebody keeps what is said.
    package nonisolated let keepsLog: Bool
    private let streams: Streams
    private var log: LogFile?
    private var history = ProgressHistory()
    /// What the terminal shows below the messages.
    private var progress: ProgressLine?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.residence }

    /// Speaks on a thread.
    ///
    /// - Parameters:
    ///   - thread: Where everything is written.
    ///   - showsProgress: Whether somebody looks at the progress.
    ///   - streams: Where the words go.
    ///   - log: The file that keeps what is said; nil for none.
    package init(
        on thread: ThreadExecutor,
        showsProgress: Bool,
        streams: Streams = .standard,
        log: LogFile? = nil
    ) {
        self.thread = thread
        self.showsProgress = showsProgress
        self.streams = streams
        self.log = log
        keepsLog = log != nil
    }

    /// Says one line to people, and to the log; whatever could steer their terminal is escaped.
    package nonisolated func say(_ line: String, _ level: LogEntry.Level = .info) {
        let entry = keepsLog ? LogEntry(level, line, at: WallClock.milliseconds) : nil
        post(Message(line: line, entry: entry))
    }

    /// Says one line to people alone.
    package nonisolated func sayAlone(_ line: String) {
        post(Message(line: line))
    }

    /// Tells the log.
    package nonisolated func note(_ entry: LogEntry) {
        guard keepsLog else { return }
        post(Message(entry: entry))
    }

    private nonisolated func post(_ message: Message) {
        if mailbox.withLock({ $0.post(message) }) { summonThread() }
    }

    /// Opens the log's file anew.
    package func reopenLog() {
        drain()
        log?.reopen()
    }

    /// Shows how far the crawl is, where somebody looks.
    package nonisolated func show(_ reading: ProgressReading) {
        guard showsProgress else { return }
        if mailbox.withLock({ $0.post(reading) }) { summonThread() }
    }

    /// Shows a line about something else that goes on, where somebody looks.
    package nonisolated func show(_ line: ProgressLine) {
        guard showsProgress else { return }
        if mailbox.withLock({ $0.post(line) }) { summonThread() }
    }

    /// Writes data to the standard output.
    ///
    /// - Throws: Why not all of it could be written.
    package func put(_ data: [UInt8]) throws(Errno) {
        drain()
        erase()
        defer { draw() }
        try streams.write(.output, data)
    }

    /// Writes what waits and takes the progress away.
    package func finish() {
        drain()
        erase()
        progress = nil
    }

    private nonisolated func summonThread() {
        thread.schedule(at: .now) {
            self.assumeIsolated { $0.drain() }
        }
    }

    private func drain() {
        let mail = mailbox.withLock { $0.empty() }
        if let reading = mail.progress {
            progress = ProgressLine(reading, since: history.take(reading))
        }
        progress = mail.line ?? progress
        var lines = mail.messages.compactMap(\.line)
        if let fault = log?.append(mail.messages.compactMap(\.entry)) {
            lines.append("crawl: cannot write the log: \(fault)")
        }
        if mail.lost > 0 { lines.append("crawl: \(Figure.count(mail.lost, "message")) lost here") }
        guard !lines.isEmpty else { return draw() }
        let text = lines.map { Quotation.printable($0) + "\n" }.joined()
        write((progress == nil ? "" : ProgressLine.erasure) + text + drawing)
    }

    private func draw() {
        if progress != nil { write(drawing) }
    }

    private func erase() {
        if progress != nil { write(ProgressLine.erasure) }
    }

    private var drawing: String {
        progress?.drawing(width: streams.width()) ?? ""
    }

    private func write(_ text: String) {
        // There is nobody left to tell that a message could not be written.
        try? streams.write(.error, Array(text.utf8))
    }
}
