package import SQLite

/// What became of a URL between two runs.
package struct RunChange: Sendable, Equatable {
    /// The ways in which URLs differ, in the order in which they are told.
    package enum Kind: String, CaseIterable, Sendable {
        /// It had no content and has some.
        case added
        /// It has other content, or calls itself something else.
        case changed
        /// It redirects, or is gone and its content stands at a new URL.
        case moved
        /// It had content and says that it is gone: 404 or 410.
        case gone
        /// It had content; it was asked for again, and the answer told nothing of it.
        case failed
        /// It had content and was not asked for again, so that nobody knows.
        case unreached
    }

    /// The names of its members, in the order of the row.
    package static let columns = [
        "change", "url", "target", "detail", "status_before", "status_after", "title_before",
        "title_after", "fetched_before", "fetched_after",
    ]

    package let kind: Kind
    /// Its members; dates are text, as ISO 8601 writes them.
    package let row: [SQLiteValue]

    /// The member of a name as text, empty for none.
    private subscript(name: String) -> String {
        switch Self.columns.firstIndex(of: name).map({ row[$0] }) {
        case .text(let text): text
        case .integer(let number): String(number)
        default: ""
        }
    }

    /// One line for people; what servers said is in it as they said it.
    package var line: String {
        let name = kind.rawValue + String(repeating: " ", count: 11 - kind.rawValue.utf8.count)
        let target = self["target"].isEmpty ? "" : " -> \(self["target"])"
        let detail = self["detail"].isEmpty ? "" : " (\(self["detail"]))"
        return name + self["url"] + target + detail
    }
}
