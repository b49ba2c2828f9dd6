import CrawlTestSupport
import Testing

struct CommandCheckTests {
    private let web: SmallWeb

    init() throws {
        web = try SmallWeb(["/": "<a href='/b'>b</a><a href='/none'>none</a>", "/b": "b"])
    }

    @Test func `a crawl that keeps its promises is proven, in silence where that is wanted`()
        throws
    {
        try Command.with { crawl throws in
            try crawl.makeDirectory("storage")
            try #require(try crawl.run("-q", "-o", "storage/x.sqlite", web.base + "/").isSilent)
            let ending = try crawl.run("check")
            #expect(ending.status == 0 && ending.errors.isEmpty)
            #expect(ending.output == "storage/x.sqlite: every promise holds\n")
            #expect(try crawl.run("check", "-q", "storage/x.sqlite").isSilent)
        }
    }

    @Test func `each promise that is broken is a line, and nothing of it steers a terminal`()
        throws
    {
        try Command.with { crawl throws in
            try #require(try crawl.run("-q", "-o", "x.sqlite", web.base + "/").isSilent)
            let original = try crawl.bytes(of: "x.sqlite")
            try crawl.execute(
                """
                DELETE FROM body WHERE body_id=1;
                UPDATE url SET url=url||char(27,10) WHERE url_id=3
                """
            )
            let before = try crawl.bytes(of: "x.sqlite")
            let ending = try crawl.run("check", "x.sqlite")
            #expect(ending.status == 1 && ending.errors.isEmpty)
            let lines = ending.output.split(separator: "\n")
            #expect(lines.first == "x.sqlite: a fetch has its body: 1 time not: fetch_id 1")
            #expect(lines.count == 2 && !ending.output.utf8.contains(0x1B))
            #expect(try crawl.bytes(of: "x.sqlite") == before)
            try crawl.replace("x.sqlite", by: original)
        }
    }

    @Test func `a file that is damaged, or no crawl, is told by status 6`() throws {
        try Command.with { crawl throws in
            try #require(try crawl.run("-q", "-o", "x.sqlite", web.base + "/").isSilent)
            let original = try crawl.bytes(of: "x.sqlite")
            // The header of the root page of a table, in the middle of the file.
            var bytes = original
            let page = 32_768
            for index in (bytes.count / page / 2 * page)..<(bytes.count / page / 2 * page + 64) {
                bytes[index] = 0xFF
            }
            try crawl.replace("x.sqlite", by: bytes)
            let damaged = try crawl.run("check", "x.sqlite")
            #expect(damaged.status == 6, "\(damaged.output)\(damaged.errors)")
            #expect(try crawl.bytes(of: "x.sqlite") == bytes)
            try crawl.replace("x.sqlite", by: original)
            try crawl.execute("CREATE TABLE a(b)", on: "y.sqlite")
            #expect(try crawl.run("check", "y.sqlite").status == 6)
            #expect(try crawl.run("check", "none.sqlite").status == 2)
        }
    }
}
