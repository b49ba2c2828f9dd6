/// Something worth knowing that is no attempt at a URL.
package struct EventRecord: Sendable, Equatable {
    /// How much it matters.
    package enum Level: String, Sendable {
        case info, warning
    }

    /// What happened, in words that files hold.
    package enum Code: String, Sendable, CaseIterable {
        /// A robots.txt asks for longer rests than it is granted.
        case crawlDelayCapped = "crawl_delay_capped"
        /// URLs of a shape bring nothing new any more, and are held.
        case barrenShape = "barren_shape"
        /// Readers keep the log of the file from being folded, and the crawl waits for them.
        case logHeld = "log_held"
        /// A kept body cannot be read again, and its page stays as it was read before.
        case unreadBody = "unread_body"
        /// Somebody has steered the crawl by hand.
        case order
    }

    /// Unix milliseconds, UTC.
    package let at: Int64
    package let level: Level
    package let code: Code
    /// Whom it is about: an origin, a host, a URL.
    package let subject: String
    /// A sentence for people.
    package let message: String

    package init(at: Int64, level: Level, code: Code, subject: String, message: String) {
        self.at = at
        self.level = level
        self.code = code
        self.subject = subject
        self.message = message
    }
}
