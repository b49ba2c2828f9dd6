import CrawlTestSupport
import SQLite
import Testing

/// How bodies are kept, and that all who print them give them back.
struct CommandBodyTests {
    private static let menu = (0..<300).map { "<li>\($0 * 104_729)" }.joined()

    private static func page(_ number: Int) -> String {
        let links = (0..<2).map { "<a href=/\(number * 2 + $0 + 1)>on</a>" }.joined()
        return "<title>\(number)</title>\(menu)<h1>page \(number)</h1>\(links)"
    }

    /// Pages that have much in common.
    private static func web(_ count: Int) throws -> SmallWeb {
        try SmallWeb(
            Dictionary(uniqueKeysWithValues: (0..<count).map { ("/\($0)", page($0)) })
        )
    }

    private func crawl(
        _ count: Int,
        _ words: [String] = [],
        _ body: (Command, SmallWeb) throws -> Void
    ) throws {
        let web = try Self.web(count)
        try Command.with { crawl throws in
            let words = ["-q", "--depth", "inf", "-o", "x.sqlite", "\(web.base)/0"] + words
            try #require(try crawl.start(words).wait().isSilent)
            try body(crawl, web)
        }
    }

    @Test func `many pages with much in common share a dictionary, also those of a later run`()
        throws
    {
        try crawl(400, ["-c", "1"]) { crawl, web throws in
            #expect(try crawl.column("SELECT count(*) FROM dict") == ["1"])
            let kept =
                "SELECT count(*) FROM body WHERE codec=2 AND dict_id=(SELECT dict_id FROM dict)"
            #expect(try crawl.column(kept) == ["\(400 - 256)"])
            for number in [0, 7, 398, 399] {
                let cat = try crawl.run("cat", "\(web.base)/\(number)", "x.sqlite")
                #expect(cat.output == Self.page(number))
            }
            let again = try crawl.run("reparse", "-q", "x.sqlite")
            #expect(again.isSilent, "\(again.errors)")
            #expect(try crawl.column("SELECT count(*) FROM dict") == ["1"])
            let export = try crawl.run(
                "export",
                "x.sqlite",
                "--format",
                "jsonl",
                "--bodies",
                "--where",
                "title='399'"
            )
            #expect(export.output.contains("page 399"))
        }
    }

    @Test func `raw bodies lie in the file as they came, none leaves the rest`() throws {
        try crawl(3, ["--body", "raw"]) { crawl, web throws in
            #expect(try crawl.column("SELECT DISTINCT codec FROM body") == ["0"])
            #expect(
                try crawl.column("SELECT CAST(data AS TEXT) FROM body ORDER BY body_id").sorted()
                    == (0..<3).map(Self.page).sorted()
            )
            let cat = try crawl.run("cat", "\(web.base)/2", "x.sqlite")
            #expect(cat.output == Self.page(2))
        }
        try crawl(3, ["--body", "none", "--store", "all"]) { crawl, web throws in
            #expect(try crawl.column("SELECT count(*) FROM body") == ["0"])
            #expect(
                try crawl.column(
                    "SELECT title||' '||link_count FROM pages ORDER BY page_id"
                ).sorted() == ["0 2", "1 2", "2 2"]
            )
            #expect(
                try crawl.column("SELECT min(length(sha256)) FROM fetch WHERE status=200") == ["32"]
            )
            #expect(try crawl.run("cat", "\(web.base)/2", "x.sqlite").status == 4)
        }
    }
}
