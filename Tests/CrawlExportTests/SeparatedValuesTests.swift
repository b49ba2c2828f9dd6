import CrawlTables
import CrawlTestSupport
import Testing

@testable import CrawlExport

struct SeparatedValuesTests {
    private func written(
        _ rows: [[String]],
        _ dialect: SeparatedValues.Dialect,
        isSafe: Bool = true
    ) -> String {
        var output: [UInt8] = []
        let values = SeparatedValues(dialect, isSafe: isSafe)
        for row in rows { values.append(row.map { .text(Array($0.utf8)) }, to: &output) }
        return String(decoding: output, as: UTF8.self)
    }

    /// Cells of the signs that matter, and of some that do not.
    private func rows(_ count: Int) -> [[String]] {
        var dice = SeededDice(seed: 11)
        let signs = Array("=+-@\t\r\n'\",\\ aä漢")
        return (0..<count).map { _ in
            (0..<3).map { _ in
                String(
                    (0..<Int.random(in: 0...5, using: &dice)).map { _ in
                        signs[Int.random(in: 0..<signs.count, using: &dice)]
                    }
                )
            }
        }
    }

    @Test(arguments: [true, false])
    func `a strict reader of RFC 4180 gets back what was written`(isSafe: Bool) throws {
        let rows = rows(2_000)
        let text = written(rows, .csv, isSafe: isSafe)
        let read = try #require(StrictCSV.rows(of: text))
        #expect(read.map { $0.map { isSafe ? StrictCSV.withoutMark($0) : $0 } } == rows)
    }

    @Test func `the cells of a line of TSV are what stands between its tabs`() {
        let rows = rows(2_000)
        let lines = written(rows, .tsv).utf8.split(separator: 0x0A)
        let read = lines.map { line in
            line.split(separator: 0x09, omittingEmptySubsequences: false).map {
                StrictCSV.withoutMark(StrictCSV.unescaped(String(Substring($0))))
            }
        }
        #expect(read == rows)
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "=cmd|' /C calc'!A0"])
    func `I8: no cell of text is a formula`(cell: String) throws {
        for dialect in [SeparatedValues.Dialect.csv, .tsv] {
            let text = written([[cell]], dialect)
            #expect(text.hasPrefix("'") || text.hasPrefix("\"'"))
        }
        #expect(written([["a=1", "1-1"]], .csv) == "a=1,1-1\r\n")
    }

    @Test func `numbers stay numbers, NULL is nothing, and no text is nothing in quotes`() {
        var output: [UInt8] = []
        SeparatedValues(.csv, isSafe: true)
            .append([.integer(-7), .null, .text([]), .json(Array("[1,2]".utf8))], to: &output)
        #expect(String(decoding: output, as: UTF8.self) == "-7,,\"\",\"[1,2]\"\r\n")
    }

    @Test func `bytes that are no text become U+FFFD`() {
        var output: [UInt8] = []
        SeparatedValues(.csv, isSafe: true).append([.text([0x61, 0, 0xFF])], to: &output)
        #expect(String(decoding: output, as: UTF8.self) == "a\u{FFFD}\u{FFFD}\r\n")
    }
}

/// A reader that takes nothing that RFC 4180 does not allow.
private enum StrictCSV {
    static func rows(of text: String) -> [[String]]? {
        var rest = Array(text.utf8)[...]
        var rows: [[String]] = []
        while !rest.isEmpty {
            var row: [String] = []
            repeat {
                guard let cell = cell(&rest) else { return nil }
                row.append(cell)
            } while take(",", from: &rest)
            guard take("\r\n", from: &rest) else { return nil }
            rows.append(row)
        }
        return rows
    }

    private static func cell(_ rest: inout ArraySlice<UInt8>) -> String? {
        var bytes: [UInt8] = []
        guard take("\"", from: &rest) else {
            while let byte = rest.first, !",\r\n\"".utf8.contains(byte) {
                bytes.append(rest.removeFirst())
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        while true {
            guard let byte = rest.popFirst() else { return nil }
            // A doubled quotation mark stands for one.
            guard byte != UInt8(ascii: "\"") || take("\"", from: &rest) else { break }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func take(_ signs: String, from rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.starts(with: signs.utf8) else { return false }
        rest.removeFirst(signs.utf8.count)
        return true
    }

    static func withoutMark(_ cell: String) -> String {
        cell.utf8.first == UInt8(ascii: "'") ? String(Substring(cell.utf8.dropFirst())) : cell
    }

    static func unescaped(_ cell: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(cell.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
                bytes.append(byte)
                continue
            }
            let meant: [UInt8: UInt8] = [0x74: 0x09, 0x6E: 0x0A, 0x72: 0x0D]
            bytes.append(meant[next] ?? next)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
