import CrawlArguments
import CrawlModel

/// One thing that a log tells.
package struct LogEntry: Sendable {
    /// How grave an entry is; a log holds those of its own level and graver ones.
    package enum Level: String, CaseIterable, Sendable, Comparable {
        case error, warning, info, debug

        package static func < (left: Level, right: Level) -> Bool {
            left.rank < right.rank
        }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// A member of an entry for programs.
    package enum Value: Sendable {
        case text(String)
        case number(Int)
    }

    package let level: Level
    /// One sentence for people.
    package let text: String
    /// What programs want to know apart.
    package var members: [(name: String, value: Value)] = []
    /// Unix milliseconds, UTC.
    package let time: Int64

    package init(_ level: Level, _ text: String, at time: Int64) {
        self.level = level
        self.text = text
        self.time = time
    }
}

/// How entries are written.
package enum LogFormat: String, CaseIterable, Sendable {
    case text, json

    /// The line of an entry with its end; whatever could steer a terminal is escaped.
    func line(of entry: LogEntry) -> String {
        switch self {
        case .text:
            let text = Quotation.printable(entry.text)
            return "\(Figure.date(entry.time)) \(entry.level.rawValue) \(text)\n"
        case .json:
            let head = [
                ("time", LogEntry.Value.text(Figure.date(entry.time))),
                ("level", .text(entry.level.rawValue)), ("message", .text(entry.text)),
            ]
            let members = (head + entry.members).map { name, value in
                "\(JSONText.string(name)):\(Self.json(value))"
            }
            return "{\(members.joined(separator: ","))}\n"
        }
    }

    private static func json(_ value: LogEntry.Value) -> String {
        switch value {
        case .text(let text): JSONText.string(text)
        case .number(let number): String(number)
        }
    }
}
