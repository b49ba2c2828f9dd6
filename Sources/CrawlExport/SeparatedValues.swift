import CrawlModel
import CrawlTables

/// Writes rows as cells with something between them: CSV (RFC 4180) or TSV.
///
/// A cell of text that a spreadsheet would take for a formula (`=`, `+`, `-`, `@`, TAB or CR first)
/// gets an apostrophe before it, as does one that begins with an apostrophe: taking one away from
/// each cell of text that begins with it gives back what was there.
struct SeparatedValues {
    enum Dialect: Sendable {
        /// Commas; quotes where cells need them; lines end with CR LF.
        case csv
        /// Tabs; `\t`, `\n`, `\r` and `\\` within cells; lines end with LF.
        case tsv
    }

    private let dialect: Dialect
    private let isSafe: Bool

    init(_ dialect: Dialect, isSafe: Bool) {
        self.dialect = dialect
        self.isSafe = isSafe
    }

    /// Appends the line of names.
    func append(namesOf columns: [ExportColumn], to output: inout [UInt8]) {
        for (index, column) in columns.enumerated() {
            if index > 0 { output.append(separator) }
            output.append(contentsOf: column.name.utf8)
        }
        endLine(of: &output)
    }

    /// Appends a row and its line's end.
    func append(_ cells: [ExportCell], to output: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { output.append(separator) }
            switch cell {
            case .null: break
            case .integer(let number): output.append(contentsOf: String(number).utf8)
            case .text(let bytes), .json(let bytes): append(Self.repaired(bytes), to: &output)
            }
        }
        endLine(of: &output)
    }

    private func append(_ bytes: [UInt8], to output: inout [UInt8]) {
        let mark = isSafe && bytes.first.map(Self.isDangerous) == true ? [UInt8(ascii: "'")] : []
        switch dialect {
        case .csv: CSVText.append(mark + bytes, to: &output)
        case .tsv: Self.escape(mark + bytes, to: &output)
        }
    }

    private var separator: UInt8 {
        dialect == .csv ? UInt8(ascii: ",") : UInt8(ascii: "\t")
    }

    private func endLine(of output: inout [UInt8]) {
        if dialect == .csv { output.append(UInt8(ascii: "\r")) }
        output.append(UInt8(ascii: "\n"))
    }

    private static func isDangerous(_ byte: UInt8) -> Bool { "=+-@\t\r'".utf8.contains(byte) }

    /// UTF-8 without NUL, which no reader of such files expects.
    private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 == 0 || $0 >= 0x80 }) else { return bytes }
        let text = String(decoding: bytes, as: UTF8.self)
        return Array(
            text.utf8.split(separator: 0, omittingEmptySubsequences: false)
                .joined(separator: "\u{FFFD}".utf8)
        )
    }

    private static func escape(_ bytes: [UInt8], to output: inout [UInt8]) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\t"): output.append(contentsOf: #"\t"#.utf8)
            case UInt8(ascii: "\n"): output.append(contentsOf: #"\n"#.utf8)
            case UInt8(ascii: "\r"): output.append(contentsOf: #"\r"#.utf8)
            case UInt8(ascii: "\\"): output.append(contentsOf: #"\\"#.utf8)
            default: output.append(byte)
            }
        }
    }
}
