/// Statements that create tables and views, with a comment beside each column.
struct SchemaText {
    private var table = ""
    private var isView = false
    private(set) var entries: [ColumnDictionary.Entry] = []

    /// Reads what the comments say of tables, views and columns.
    ///
    /// A comment that stands alone in its line goes on with the one above.
    init(_ statements: String) {
        for line in statements.split(separator: "\n") { read(line) }
    }

    private mutating func read(_ line: Substring) {
        let (code, comment) = Self.parts(of: line)
        if code.hasPrefix("CREATE TABLE ") || code.hasPrefix("CREATE VIEW ") {
            begin(code, meaning: comment)
        } else if table.isEmpty || comment.isEmpty {
            if code.hasPrefix(")") || code.hasSuffix(";") { table = "" }
        } else if code.isEmpty {
            entries[entries.endIndex - 1].meaning += " " + comment
        } else {
            let name = isView ? Self.lastWord(of: code) : code.prefix { $0 != " " }
            let entry = ColumnDictionary.Entry(
                table: table,
                column: String(name),
                type: nil,
                meaning: String(comment)
            )
            entries.append(entry)
        }
    }

    private mutating func begin(_ code: Substring, meaning: Substring) {
        let words = code.split { " (".contains($0) }
        isView = words[1] == "VIEW"
        table = String(words[2])
        let entry = ColumnDictionary.Entry(
            table: table,
            type: String(words[1]),
            meaning: String(meaning)
        )
        entries.append(entry)
    }

    private static func parts(of line: Substring) -> (code: Substring, comment: Substring) {
        let pieces = line.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false)
        return (trimmed(pieces[0]), pieces.count > 1 ? trimmed(pieces[1]) : "")
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop { $0 == " " }
        return start.dropLast(start.reversed().prefix { $0 == " " }.count)
    }

    /// `b` of `a AS b,`.
    private static func lastWord(of code: Substring) -> Substring {
        let name = code.last == "," ? code.dropLast() : code
        return name.split(separator: " ").last ?? name
    }
}
