package import SQLite

/// Writes rows as statements that make a table of them in any database of SQLite.
package struct SQLScript {
    private let table: String
    private let columns: [String]

    /// Names the table that is made.
    ///
    /// - Parameters:
    ///   - table: Its name, a plain word.
    ///   - columns: The names of its columns, plain words.
    package init(table: String, columns: [String]) {
        (self.table, self.columns) = (table, columns)
    }

    /// What stands before the rows.
    package var beginning: String {
        "BEGIN;\nCREATE TABLE \(table)(\(columns.joined(separator: ", ")));\n"
    }

    /// What stands behind them.
    package var end: String { "COMMIT;\n" }

    /// A row as a statement on a line of its own.
    package func line(_ row: [SQLiteValue]) -> String {
        "INSERT INTO \(table) VALUES(\(row.map(Self.literal).joined(separator: ",")));\n"
    }

    private static func literal(_ value: SQLiteValue) -> String {
        switch value {
        case .null: "NULL"
        case .integer(let number): String(number)
        case .real(let number): number.isFinite ? String(number) : "NULL"
        case .text(let text): literal(text)
        case .blob(let bytes): "x'" + bytes.map(hexadecimal).joined() + "'"
        }
    }

    /// Control characters are spelled out: some shells of SQLite end a line, or a text, at them.
    private static func literal(_ text: String) -> String {
        var literal = "'"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "'": literal += "''"
            case "\u{0}"..<" ", "\u{7F}": literal += "'||char(\(scalar.value))||'"
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "'"
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
