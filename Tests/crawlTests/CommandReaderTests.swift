import CrawlDemo
import CrawlTestSupport
import Linux
import SQLite
import Testing

/// Others who read or export a crawl while it runs, and what kills them.
struct CommandReaderTests {
    @Test func `A17: a reader that holds on disturbs no crawl, and the log is folded after it`()
        throws
    {
        try Command.with { crawl throws in
            let web = try TreeWeb(150, delay: .milliseconds(10))
            let words = ["-q", "-o", "x.sqlite", "--depth", "inf", web.seed]
            let call = try crawl.start(words)
            web.web.waitForRequests(40)
            let early: Int64
            do {
                let reader = try SQLiteConnection(opening: crawl.path("x.sqlite"), for: .reading)
                try reader.execute("BEGIN")
                early = try reader.number("SELECT count(*) FROM url")
                let ending = try call.wait()
                #expect(ending.isSilent, "\(ending.errors)")
                #expect(try reader.number("SELECT count(*) FROM url") == early)
                #expect(crawl.files.contains("x.sqlite-wal"))
            }
            #expect(early < 150)
            #expect(try crawl.pages() == web.pages())
            #expect(try crawl.run("-q", "--refresh", "never", "-o", "x.sqlite", web.seed).isSilent)
            #expect(crawl.files == ["x.sqlite", "x.sqlite.lock"])
            #expect(try crawl.pages() == web.pages())
        }
    }

    @Test func `A18: an export that is killed leaves the one before it as it was`() throws {
        try Command.with { crawl throws in
            #expect(try crawl.run("demo", "-q", "--depth", "1", "-o", "x.sqlite").status == 0)
            #expect(try crawl.run("export", "x.sqlite", "-o", "x.csv").status == 0)
            let whole = try crawl.bytes(of: "x.csv")
            // Some work for each page, so that a kill finds something to kill.
            let slow = """
                (WITH RECURSIVE n(i) AS (SELECT depth UNION ALL SELECT i+1 FROM n LIMIT 300000)
                 SELECT count(*) FROM n) > 0
                """
            var named = crawl
            named.prefix = ["sh", "-c", #"echo $$ >.process; exec "$@""#, "sh"]
            for number in 0..<(Thoroughness.isFull ? 100 : 5) {
                let words = ["export", "x.sqlite", "-o", "x.csv", "--force", "--where", slow]
                let call = try named.start(words)
                while !crawl.files.contains(where: { $0.hasSuffix(".part") }) {}
                for _ in 0..<number * 50 { _ = crawl.files }
                let process = String(decoding: try crawl.bytes(of: ".process"), as: UTF8.self)
                let id = String(process.prefix(while: \.isNumber))
                try ChildProcess(["kill", "-KILL", id]).wait()
                let status = try call.wait().status
                #expect(status == 137 || status == 0)
                #expect(try crawl.bytes(of: "x.csv") == whole)
            }
            let last = try crawl.run("export", "x.sqlite", "-o", "x.csv", "--force")
            #expect(last.status == 0, "\(last.errors)")
            #expect(try crawl.bytes(of: "x.csv") == whole)
        }
    }
}
