import Testing

@testable import CrawlExport

struct ExportFormatTests {
    @Test(
        arguments: [
            ("a.csv", .csv), ("x/b.TSV", .tsv), ("site.jsonl", .jsonl), ("a.b.ndjson", .jsonl),
            ("s.db", .sqlite), ("s.sqlite3", .sqlite), ("csv", nil), ("a.csv/b", nil), ("", nil),
            ("a.txt", nil), ("a.wacz", .wacz), ("a.warc.gz", .warc), ("a.gz", nil),
        ] as [(String, ExportFormat?)]
    )
    func `the end of a file's name tells the format`(file: String, format: ExportFormat?) {
        #expect(ExportFormat(of: file) == format)
    }
}
