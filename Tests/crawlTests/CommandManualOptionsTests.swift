import CrawlArguments
import CrawlTestSupport
import Linux
import Testing

/// The tables of options in README.md beside the table of options.
struct CommandManualOptionsTests {
    private let rows: [(names: [String], fallback: String)]
    private let names: Set<String>

    init() throws {
        let places = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let bytes = try FileDescriptor.open("/\(places)/README.md", for: .reading)
            .readAll(limit: 1 << 20)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let tables = lines.filter { $0.hasPrefix("| `-") }.map(String.init)
        rows = tables.map { line in
            let cells = line.replacing("\\|", with: "/").split(separator: "|")
            return (Self.names(in: String(cells[0])), String(cells.last ?? ""))
        }
        names = Set(rows.flatMap(\.names))
    }

    /// The words that begin with two dashes, without them.
    private static func names(in cell: String) -> [String] {
        let isOfName = { (character: Character) in
            character == "-" || character.isLetter || character.isNumber
        }
        return cell.split { !isOfName($0) }.filter { $0.hasPrefix("--") }
            .map { String($0.dropFirst(2)) }
    }

    @Test func `every option stands in a table, and no other`() {
        let negated = Option.table.filter(\.isNegatable).map { "no-\($0.name)" }
        let known = Option.table.map(\.name)
        #expect(names.subtracting(known + negated) == [])
        let missing = Option.table.filter { option in
            let letter = option.alias.map { "`-\($0)`" }
            let isShort = ["quiet", "verbose", "help", "version"].contains(option.name)
            return !names.contains(option.name) && !names.contains("no-\(option.name)")
                && !(isShort && letter != nil)
        }
        #expect(missing.map(\.name) == [])
    }

    @Test func `a default in a table is the one that holds`() {
        for row in rows where row.names.count == 1 {
            guard let option = Option.named(row.names[0]), let fallback = option.fallback else {
                continue
            }
            #expect(row.fallback.contains(fallback), "\(option.name): \(row.fallback)")
        }
    }
}
