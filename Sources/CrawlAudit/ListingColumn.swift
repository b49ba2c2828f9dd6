import CrawlModel
import SQLite

/// A column of a table: what its cells are, and so how they look.
struct ListingColumn: Sendable {
    enum Kind: Sendable {
        case text
        case url
        case number
        case bytes
        case milliseconds
        /// A moment in milliseconds since 1970.
        case date
        /// A status, or the word for what came instead of one.
        case answer
        /// Lines of a URL each, a note before it and one behind it, parted by tabs.
        case urls
        /// The same with the number of all of them in the column before.
        case firstURLs
    }

    let heading: String
    let kind: Kind

    init(_ heading: String, _ kind: Kind = .text) {
        self.heading = heading
        self.kind = kind
    }

    /// How the style sheet calls such cells.
    var style: String {
        switch kind {
        case .text, .date: "text"
        case .url, .urls, .firstURLs: "url"
        case .number, .bytes, .milliseconds, .answer: "figure"
        }
    }

    /// A cell of the table.
    func markup(_ value: SQLiteValue, in row: [SQLiteValue]) -> Markup {
        "<td class=\"\(style)\" data-heading=\"\(heading)\">\(content(value, in: row))</td>"
    }

    private func content(_ value: SQLiteValue, in row: [SQLiteValue]) -> Markup {
        guard value != .null else { return "<span class=\"nothing\">–</span>" }
        switch kind {
        case .text: return "<bdi>\(value.text)</bdi>"
        case .url: return Self.link(value.text)
        case .number: return "\(Figure.count(value.number))"
        case .bytes: return "\(Figure.bytes(Double(value.number)))"
        case .milliseconds: return "\(Lapse.text(value.number))"
        case .date: return "\(Figure.date(Int64(value.number)))"
        case .answer: return Self.answer(value)
        case .urls: return Self.list(value.text, of: 0)
        case .firstURLs: return Self.list(value.text, of: row.dropLast().last?.number ?? 0)
        }
    }

    /// A link where the text is a URL of the web, for the file may have been made by anybody.
    static func link(_ url: String) -> Markup {
        let isWeb = ["http://", "https://"].contains { url.hasPrefix($0) }
        guard isWeb else { return "<bdi>\(url)</bdi>" }
        return "<a href=\"\(url)\" rel=\"noreferrer nofollow\"><bdi>\(url)</bdi></a>"
    }

    static func answer(_ value: SQLiteValue) -> Markup {
        guard case .integer(let status) = value else {
            let words = String(value.text.map { $0 == "_" ? " " : $0 })
            return "<span class=\"tag none\">\(words)</span>"
        }
        let style = AnswerClass(status: Int(status)).rawValue
        return "<span class=\"tag \(style)\">\(Int(status))</span>"
    }

    private static func list(_ text: String, of count: Int) -> Markup {
        let lines = text.split(separator: "\n")
        let items = lines.map(item)
        let more: Markup =
            count > lines.count
            ? "<li class=\"more\">and \(Figure.count(count - lines.count)) more</li>" : ""
        let list: Markup = "<ul>\(items.joined())\(more)</ul>"
        guard lines.count > 3 else { return list }
        let rest = Figure.count(max(count, lines.count), "URL")
        return "<details><summary>\(rest)</summary>\(list)</details>"
    }

    private static func item(_ line: Substring) -> Markup {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        let tag: Markup = parts[0].isEmpty ? "" : "\(answer(value(parts[0]))) "
        let note: Markup =
            parts.count < 3 || parts[2].isEmpty ? "" : " <q><bdi>\(parts[2])</bdi></q>"
        return "<li>\(tag)\(link(parts.count < 2 ? "" : parts[1]))\(note)</li>"
    }

    private static func value(_ text: String) -> SQLiteValue {
        Int64(text).map(SQLiteValue.integer) ?? .text(text)
    }
}
