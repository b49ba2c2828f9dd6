import SQLite
import Testing

@testable import CrawlReport

struct RowFormatTests {
    private static let rows: [[SQLiteValue]] = [
        [.integer(-1), .text("a,\"b\"\nc"), .blob([0, 0xFF]), .null],
        [.real(0.5), .text(""), .blob([]), .real(.infinity)],
    ]

    private func write(_ format: RowFormat, _ rows: [[SQLiteValue]] = rows) -> String {
        var writer = RowWriter(format, columns: ["n", "te,xt", "blob", "none"])
        var text = writer.beginning
        for row in rows { text += writer.write(row) }
        return text + writer.finish()
    }

    @Test func `CSV is that of RFC 4180, and tells NULL from an empty text`() {
        #expect(
            write(.csv) == "n,\"te,xt\",blob,none\r\n"
                + "-1,\"a,\"\"b\"\"\nc\",00ff,\r\n" + "0.5,\"\",,inf\r\n"
        )
    }

    @Test func `JSON is an object a line`() {
        #expect(
            write(.json) == #"{"n":-1,"te,xt":"a,\"b\"\u000ac","blob":"00ff","none":null}"# + "\n"
                + #"{"n":0.5,"te,xt":"","blob":"","none":null}"# + "\n"
        )
    }

    @Test func `a table is for the eye, and nothing in it steers a terminal`() {
        let text = write(.table, [[.integer(7), .text("\u{1B}[2J"), .blob([1]), .null]])
        #expect(
            text == """
                n  te,xt    blob   none
                -  -------  -----  ----
                7  \\x1B[2J  x'01'  NULL

                """
        )
    }

    @Test func `a long table is written as it comes, in the widths of its beginning`() {
        var writer = RowWriter(.table, columns: ["a", "b"])
        var written: [Int] = []
        for number in 0..<2_000 {
            if !writer.write([.integer(Int64(number)), .null]).isEmpty { written.append(number) }
        }
        #expect(written.first == 499 && written.count == 1_501)
        #expect(writer.finish().isEmpty)
    }

    @Test func `no rows leave the names`() {
        #expect(write(.table, []).hasPrefix("n  te,xt  blob  none\n"))
        #expect(write(.csv, []) == "n,\"te,xt\",blob,none\r\n")
        #expect(write(.json, []).isEmpty)
    }
}
