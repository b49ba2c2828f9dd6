import CrawlDemo
import CrawlTestSupport
import Testing

/// Shapes of URLs that are held because they bring nothing new.
@Suite(.tags(.loopback))
struct CommandYieldTests {
    /// Thirty months without events, and the page that links to them.
    private static func calendar() throws -> SmallWeb {
        try SmallWeb { request in
            guard request.target != "/" else {
                return .html((1...30).map { "<a href='/cal?m=\($0)'></a>" }.joined())
            }
            return request.target.hasPrefix("/cal") ? .html("no events") : .text("", status: 404)
        }
    }

    @Test func `vain visits count from run to run`() throws {
        try Command.with { crawl throws in
            let web = try Self.calendar()
            let words = ["-q", "-o", "x.sqlite", "--per-host", "1", "--refresh", "never"]
            for limit in [3, 4, 99] {
                let options = ["--max-barren", "4", "--max-pages", "\(limit)", web.base]
                #expect(try crawl.run(words + options).isSilent)
            }
            // The first month is new, four in a row are not.
            #expect(try crawl.pages().count == 1 + 1 + 4)
            #expect(try crawl.column("SELECT count(*) FROM skips WHERE reason='held'") == ["25"])
            #expect(try crawl.column("SELECT count(*) FROM event") == ["1"])
        }
    }

    @Test func `what is held stays so from run to run, and the file says why`() throws {
        try Command.with { crawl throws in
            let web = try Self.calendar()
            let words = ["-o", "x.sqlite", "--per-host", "1", web.base]
            #expect(try crawl.run(words + ["-q", "--max-barren", "3"]).isSilent)
            #expect(try crawl.pages().count == 1 + 1 + 3)
            let verdict = "3 visits in a row of \(web.base)/cal?m brought nothing new"
            #expect(
                try crawl.column("SELECT DISTINCT reason||': '||rule FROM skips")
                    == ["held: \(verdict)"]
            )
            #expect(
                try crawl.column("SELECT code||' '||subject||' '||message FROM event")
                    == ["barren_shape \(web.base)/cal?m \(verdict)"]
            )
            let account = try crawl.run("why", "\(web.base)/cal?m=30", "x.sqlite").output
            #expect(account.contains("held by \(verdict), in run 1; crawl queue release"))
            // No page that is visited again brings it back, with the option or without.
            #expect(try crawl.run(words + ["-q"]).isSilent)
            #expect(try crawl.column("SELECT count(*) FROM skips WHERE reason='held'") == ["26"])
            #expect(try crawl.run("status", "x.sqlite").output.contains("(26 held)"))
            // Who releases the shape gives it another chance, which it wastes.
            let release = try crawl.run("queue", "release", "*/cal*", "x.sqlite")
            #expect(release.errors == "crawl: 26 URLs wait again, in x.sqlite\n")
            let before = web.targets.count
            let again = words + ["-q", "--max-barren", "3", "--refresh", "never"]
            #expect(try crawl.run(again).isSilent)
            #expect(web.targets.count == before + 4)
            #expect(try crawl.column("SELECT count(*) FROM skips WHERE reason='held'") == ["22"])
        }
    }
}
