import CrawlModel
package import SQLite

/// How rows are written.
package enum RowFormat: String, CaseIterable, Sendable {
    /// Columns under each other, for people.
    case table
    /// RFC 4180 with a line of names; NULL is an empty field, a blob hexadecimal.
    case csv
    /// One JSON object a line; a blob is a text of hexadecimal digits.
    case json
}

/// Writes rows one after the other as lines of text.
package struct RowWriter {
    /// How many rows of a table decide how wide its columns are.
    private static let sampleCount = 500

    private let format: RowFormat
    private let columns: [String]
    private var sample: [[String]] = []
    private var widths: [Int] = []

    package init(_ format: RowFormat, columns: [String]) {
        self.format = format
        self.columns = columns
    }

    /// What stands before the rows.
    package var beginning: String {
        format == .csv ? Self.line(columns.map(CSVText.field).joined(separator: ","), "\r\n") : ""
    }

    /// Takes a row.
    ///
    /// - Returns: What can be written now.
    package mutating func write(_ row: [SQLiteValue]) -> String {
        switch format {
        case .csv: return Self.line(row.map(Self.field).joined(separator: ","), "\r\n")
        case .json: return Self.line(object(row), "\n")
        case .table:
            let cells = row.map(Self.cell)
            guard widths.isEmpty else { return tableLine(cells) }
            sample.append(cells)
            return sample.count < Self.sampleCount ? "" : finish()
        }
    }

    /// What is left at the end.
    package mutating func finish() -> String {
        guard format == .table, widths.isEmpty else { return "" }
        let names = columns.map { Quotation($0).unquoted }
        widths = names.indices.map { column in
            ([names] + sample).map { $0[column].unicodeScalars.count }.max() ?? 0
        }
        let rule = widths.map { String(repeating: "-", count: $0) }
        let lines = ([names, rule] + sample).map(tableLine)
        sample = []
        return lines.joined()
    }

    private func tableLine(_ cells: [String]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            line += cell
            guard index < cells.count - 1 else { break }
            let missing = widths[index] - cell.unicodeScalars.count
            line += String(repeating: " ", count: max(0, missing) + 2)
        }
        return line + "\n"
    }

    private func object(_ row: [SQLiteValue]) -> String {
        let members = zip(columns, row).map { name, value in
            JSONText.string(name) + ":" + Self.json(value)
        }
        return "{" + members.joined(separator: ",") + "}"
    }

    private static func line(_ text: String, _ end: String) -> String { text + end }

    private static func cell(_ value: SQLiteValue) -> String {
        switch value {
        case .null: "NULL"
        case .blob(let bytes) where bytes.count > 16: "x'\(hexadecimal(bytes.prefix(16)))…'"
        case .blob(let bytes): "x'\(hexadecimal(bytes[...]))'"
        case .text(let text): Quotation(text).unquoted
        default: plain(value)
        }
    }

    private static func field(_ value: SQLiteValue) -> String {
        guard case .text(let text) = value else { return plain(value) }
        return CSVText.field(text)
    }

    private static func json(_ value: SQLiteValue) -> String {
        switch value {
        case .null: "null"
        case .real(let number) where !number.isFinite: "null"
        case .text(let text): JSONText.string(text)
        case .blob: JSONText.string(plain(value))
        default: plain(value)
        }
    }

    private static func plain(_ value: SQLiteValue) -> String {
        switch value {
        case .null: ""
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text): text
        case .blob(let bytes): hexadecimal(bytes[...])
        }
    }

    private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
