import CAres

/// What an ``AresChannel`` asks of the loop that drives it; called during its methods, on the same
/// thread.
package protocol AresChannelDriver: AnyObject {
    /// Watches a socket for reading and writing as told; neither means: no longer.
    func watch(_ socket: Int32, reading: Bool, writing: Bool)
}

/// How one question ended.
package struct AresReply: Sendable {
    /// The number that the question was given.
    package let question: Int
    package let code: AresCode
    package let answer: AresAnswer
}

/// The way to the name servers: many questions at once, driven from outside by socket events and
/// time; a truncated answer is asked for again over TCP.
///
/// Not `Sendable`: it lives on one thread. Replies are collected, so that nothing is called while
/// c-ares is at work.
@safe package final class AresChannel {
    /// A question under way; c-ares holds it until it has ended.
    private final class Question {
        let number: Int
        let kind: AresRecordKind
        weak var channel: AresChannel?

        init(number: Int, kind: AresRecordKind, channel: AresChannel) {
            self.number = number
            self.kind = kind
            self.channel = channel
        }
    }

    private var raw: ares_channel?
    private unowned let driver: any AresChannelDriver
    private var replies: [AresReply] = []

    /// Opens a way to the servers that the system's configuration names.
    ///
    /// - Parameters:
    ///   - firstWait: After so long a question is asked again; each further wait is twice as long.
    ///   - tries: How often each server is asked.
    ///   - servers: `ADDRESS:PORT,...`, IPv6 in brackets, instead of the system's; empty for those.
    ///   - driver: Who watches the sockets; it outlives this value.
    /// - Throws: Why there is no way.
    package init(
        firstWait: Duration,
        tries: Int,
        servers: String,
        driver: any AresChannelDriver
    ) throws(AresCode) {
        self.driver = driver
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        let milliseconds = Int32(clamping: Int64(firstWait / .milliseconds(1)))
        let code = unsafe crawl_ares_open(
            &raw,
            milliseconds,
            Int32(clamping: tries),
            { channel, socket, readable, writable in
                let channel = unsafe AresChannel.from(channel)
                channel.note(socket, reading: readable != 0, writing: writable != 0)
            },
            me
        )
        guard code == ARES_SUCCESS else { throw AresCode(rawValue: code) }
        guard !servers.isEmpty else { return }
        let change = unsafe ares_set_servers_ports_csv(raw, servers)
        guard change == ARES_SUCCESS else { throw AresCode(rawValue: change) }
    }

    deinit {
        let open = unsafe raw
        // The driver may be gone: nothing is said to it any more.
        unsafe raw = nil
        if let open = unsafe open { unsafe ares_destroy(open) }
    }

    /// Asks for the addresses of a name, as it stands: no domain is appended.
    ///
    /// - Parameters:
    ///   - name: ASCII without NUL.
    ///   - kind: Which addresses.
    ///   - number: What the reply will be known by.
    package func ask(_ name: some Sequence<UInt8>, kind: AresRecordKind, number: Int) {
        guard let raw = unsafe raw else { return }
        let text = name.map { CChar(truncatingIfNeeded: $0) } + [0]
        let question = Question(number: number, kind: kind, channel: self)
        unsafe ares_query(
            raw,
            text,
            1,
            Int32(kind.rawValue),
            { question, code, _, bytes, count in
                unsafe AresChannel.end(question, code, .init(start: bytes, count: Int(count)))
            },
            Unmanaged.passRetained(question).toOpaque()
        )
    }

    /// Does what a socket's readiness allows.
    package func turn(_ socket: Int32, readable: Bool, writable: Bool) {
        guard let raw = unsafe raw else { return }
        unsafe ares_process_fd(raw, readable ? socket : -1, writable ? socket : -1)
    }

    /// Does what time allows: asks again, or gives up.
    package func turn() {
        turn(-1, readable: false, writable: false)
    }

    /// The time until ``turn()`` is due, nil where no question is open.
    package var wait: Duration? {
        guard let raw = unsafe raw else { return nil }
        let wait = unsafe crawl_ares_wait(raw)
        return wait < 0 ? nil : .microseconds(wait)
    }

    /// Takes the replies that have come since.
    package func takeReplies() -> [AresReply] {
        let taken = replies
        replies.removeAll()
        return taken
    }

    /// Gives all questions up and closes all sockets; the channel is of no use afterwards.
    package func close() {
        guard let open = unsafe raw else { return }
        unsafe ares_destroy(open)
        unsafe raw = nil
        replies.removeAll()
    }

    private func note(_ socket: Int32, reading: Bool, writing: Bool) {
        guard unsafe raw != nil else { return }
        driver.watch(socket, reading: reading, writing: writing)
    }

    private static func end(
        _ pointer: UnsafeMutableRawPointer?,
        _ code: Int32,
        _ message: UnsafeBufferPointer<UInt8>
    ) {
        guard let pointer = unsafe pointer else { return }
        let question = unsafe Unmanaged<Question>.fromOpaque(pointer).takeRetainedValue()
        let answer = unsafe AresAnswer(message: Array(message), kind: question.kind)
        let reply = AresReply(
            question: question.number,
            code: AresCode(rawValue: code),
            answer: answer
        )
        question.channel?.replies.append(reply)
    }

    private static func from(_ pointer: UnsafeMutableRawPointer?) -> AresChannel {
        guard let pointer = unsafe pointer else {
            preconditionFailure("c-ares gives back the pointer that it was given.")
        }
        return unsafe Unmanaged<AresChannel>.fromOpaque(pointer).takeUnretainedValue()
    }
}
