/// What is said: to people, in the log, or to both.
struct Message: Sendable {
    /// A line for people, nil where it is for the log alone.
    var line: String?
    /// Nil where it is for people alone.
    var entry: LogEntry?
}

/// What waits to be written: messages in order, and the latest progress.
struct Mailbox: Sendable {
    /// How many messages may wait for a terminal that stands still.
    static let capacity = 4_096

    private(set) var messages: [Message] = []
    private(set) var progress: ProgressReading?
    private(set) var line: ProgressLine?
    /// How many messages found no room.
    private(set) var lost = 0

    /// Adds a message; a full mailbox counts it as lost, it does not wait.
    ///
    /// - Returns: True where the mailbox was empty, so that somebody has to come and empty it.
    mutating func post(_ message: Message) -> Bool {
        defer {
            if messages.count < Self.capacity { messages.append(message) } else { lost += 1 }
        }
        return isEmpty
    }

    /// Replaces the progress that nobody has seen yet.
    ///
    /// - Returns: True where the mailbox was empty.
    mutating func post(_ reading: ProgressReading) -> Bool {
        defer { progress = reading }
        return isEmpty
    }

    /// Replaces the line that nobody has seen yet.
    ///
    /// - Returns: True where the mailbox was empty.
    mutating func post(_ line: ProgressLine) -> Bool {
        defer { self.line = line }
        return isEmpty
    }

    /// Gives all that is there away.
    mutating func empty() -> Mailbox {
        defer { self = Mailbox() }
        return self
    }

    private var isEmpty: Bool { messages.isEmpty && progress == nil && line == nil }
}
