import CrawlTestSupport

/// What a benchmark has found, a row for each thing measured: a table for people, or JSON.
struct FigureTable {
    /// A column: its name in JSON, its head for people, and its digits behind the point.
    struct Column {
        let key: String
        let head: String
        var digits = 0
    }

    private struct Row {
        let name: String
        let numbers: [Double?]
        let remark: String?
    }

    private let title: String
    private let columns: [Column]
    private var rows: [Row] = []

    init(_ title: String, _ columns: [Column]) {
        self.title = title
        self.columns = columns
    }

    /// Adds a row with a number for each column, nil where there is none.
    mutating func add(_ name: String, _ numbers: [Double?], remark: String? = nil) {
        precondition(numbers.count == columns.count, "Each column has its number.")
        rows.append(Row(name: name, numbers: numbers, remark: remark))
    }

    /// Prints everything, with what the figures depend on.
    func print(asJSON isJSON: Bool) {
        Swift.print(isJSON ? json : text)
    }

    private var text: String {
        let width = (rows.map(\.name.count).max() ?? 0) + 2
        let head = "".padded(to: width) + columns.map { $0.head.aligned(to: 14) }.joined()
        let lines = rows.map { row in
            let cells = zip(columns, row.numbers).map { column, number in
                (number.map { column.text(of: $0) } ?? "-").aligned(to: 14)
            }
            let remark = row.remark.map { "  \($0)" } ?? ""
            return row.name.padded(to: width) + cells.joined() + remark
        }
        let heading = ["\(title); \(MachineFacts.description)", head]
        return (heading + lines).joined(separator: "\n")
    }

    private var json: String {
        let rows = rows.map { row in
            let members = zip(columns, row.numbers).map { column, number in
                "\"\(column.key)\":\(number.map { "\($0.rounded(to: 4))" } ?? "null")"
            }
            let remark = row.remark.map { ",\"remark\":\"\($0)\"" } ?? ""
            return "{\"name\":\"\(row.name)\",\(members.joined(separator: ","))\(remark)}"
        }
        let list = rows.joined(separator: ",")
        return """
            {"title":"\(title)","machine":"\(MachineFacts.description)","rows":[\(list)]}
            """
    }
}

extension FigureTable.Column {
    fileprivate func text(of number: Double) -> String {
        digits > 0 ? "\(number.rounded(to: digits))" : "\(Int(number.rounded()))"
    }
}

extension String {
    fileprivate func aligned(to width: Int) -> String {
        String(repeating: " ", count: max(width - count, 1)) + self
    }
}
