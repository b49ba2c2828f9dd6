package import CrawlArguments
package import CrawlModel
import Linux
import URLStandard

/// Says what came of each visit, to those who want to know so much.
package struct VisitLog: Sendable {
    private let console: Console
    private let voice: Arguments.Voice

    /// Prepares to say as much as the words ask for.
    package init(_ console: Console, _ voice: Arguments.Voice) {
        self.console = console
        self.voice = voice
    }

    /// What is to be called with each visit; nil where nobody wants to know.
    package var observer: (@Sendable (VisitRecord) -> Void)? {
        guard voice.verbosity > 0 || console.keepsLog else { return nil }
        return { record in note(record) }
    }

    /// Says what a user should know while the crawl runs; in silence, to the log alone.
    package func warn(of event: EventRecord) {
        let text = "crawl: \(Quotation(event.message).unquoted)"
        guard voice.isQuiet else { return console.say(text, .warning) }
        console.note(LogEntry(.warning, text, at: event.at))
    }

    private func note(_ record: VisitRecord) {
        let level = Self.level(of: record)
        let isSaid = level == .warning ? voice.verbosity > 0 : voice.verbosity > 1
        let isKept = console.keepsLog && (level == .warning || voice.log.level == .debug)
        guard isSaid || isKept else { return }
        let text = Self.text(of: record)
        if isSaid { console.sayAlone("crawl: \(text)") }
        guard isKept else { return }
        var entry = LogEntry(level, text, at: WallClock.milliseconds)
        entry.members = Self.members(of: record)
        console.note(entry)
    }

    private static func level(of record: VisitRecord) -> LogEntry.Level {
        switch record.outcome {
        case .ok, .redirect, .notModified: .debug
        default: .warning
        }
    }

    /// `https://example.org/a: http_status 404`.
    private static func text(of record: VisitRecord) -> String {
        let status = record.status > 0 ? " \(record.status)" : ""
        let detail = record.detail.map { ": \(Quotation($0).unquoted)" } ?? ""
        let next = record.retryAt == nil ? "" : ", to be tried again"
        let url = Quotation(record.visit.url.description).unquoted
        return "\(url): \(record.outcome.rawValue)\(status)\(detail)\(next)"
    }

    private static func members(
        of record: VisitRecord
    ) -> [(name: String, value: LogEntry.Value)] {
        [
            ("url", .text(record.visit.url.description)),
            ("outcome", .text(record.outcome.rawValue)),
            ("status", .number(record.status)),
            ("depth", .number(record.visit.depth)),
            ("attempt", .number(record.visit.attempt)),
            ("wire_bytes", .number(record.facts.wireBytes)),
        ]
    }
}
