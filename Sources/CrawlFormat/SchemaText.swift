/// Statements that create tables and views, with a comment beside each column.
///
/// It is read as bytes: a new crawl begins with it.
struct SchemaText {
    private var table = ""
    private var isView = false
    private(set) var entries: [ColumnDictionary.Entry] = []

    /// Reads what the comments say of tables, views and columns.
    ///
    /// A comment that stands alone in its line goes on with the one above.
    init(_ statements: String) {
        for line in Array(statements.utf8).split(separator: UInt8(ascii: "\n")) { read(line) }
    }

    private mutating func read(_ line: ArraySlice<UInt8>) {
        let (code, comment) = Self.parts(of: line)
        if code.starts(with: "CREATE TABLE ".utf8) || code.starts(with: "CREATE VIEW ".utf8) {
            begin(code, meaning: comment)
        } else if table.isEmpty || comment.isEmpty {
            if code.first == UInt8(ascii: ")") || code.last == UInt8(ascii: ";") { table = "" }
        } else if code.isEmpty {
            entries[entries.endIndex - 1].meaning += " " + comment
        } else {
            let name = isView ? Self.lastWord(of: code) : code.prefix { $0 != UInt8(ascii: " ") }
            let column = String(decoding: name, as: UTF8.self)
            entries.append(.init(table: table, column: column, type: nil, meaning: comment))
        }
    }

    private mutating func begin(_ code: ArraySlice<UInt8>, meaning: String) {
        let words = code.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "(") }
        let type = String(decoding: words[1], as: UTF8.self)
        isView = type == "VIEW"
        table = String(decoding: words[2], as: UTF8.self)
        entries.append(.init(table: table, type: type, meaning: meaning))
    }

    private static func parts(
        of line: ArraySlice<UInt8>
    ) -> (code: ArraySlice<UInt8>, comment: String) {
        let dash = UInt8(ascii: "-")
        let start = line.indices.dropLast().first { line[$0] == dash && line[$0 + 1] == dash }
        guard let start else { return (trimmed(line), "") }
        let comment = trimmed(line[(start + 2)...])
        return (trimmed(line[..<start]), String(decoding: comment, as: UTF8.self))
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = text.drop { $0 == UInt8(ascii: " ") }
        let end = start.lastIndex { $0 != UInt8(ascii: " ") }
        return end.map { start[...$0] } ?? []
    }

    /// `b` of `a AS b,`.
    private static func lastWord(of code: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let name = code.last == UInt8(ascii: ",") ? code.dropLast() : code
        return name.split(separator: UInt8(ascii: " ")).last ?? name
    }
}
