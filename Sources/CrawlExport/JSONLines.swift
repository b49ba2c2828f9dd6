import CrawlModel
import CrawlTables

/// Writes rows as JSON objects, one a line; RFC 8259.
struct JSONLines {
    private let names: [[UInt8]]

    init(_ columns: [ExportColumn]) {
        names = columns.enumerated().map { index, column in
            Array((index == 0 ? "{" : ",").utf8) + Array("\"\(column.name)\":".utf8)
        }
    }

    /// Appends a row and its line's end.
    func append(_ cells: [ExportCell], to output: inout [UInt8]) {
        for (name, cell) in zip(names, cells) {
            output.append(contentsOf: name)
            switch cell {
            case .null: output.append(contentsOf: "null".utf8)
            case .integer(let number): output.append(contentsOf: String(number).utf8)
            case .text(let bytes): JSONText.append(bytes[...], to: &output)
            // Valid JSON may have line ends between its values, and nowhere else.
            case .json(let bytes): output.append(contentsOf: bytes.lazy.filter { $0 >= 0x20 })
            }
        }
        output.append(contentsOf: "}\n".utf8)
    }
}
