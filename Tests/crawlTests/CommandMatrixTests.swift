import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

/// Rows I1 to I12 of the matrix of faults, as far as no other suite has them: bad options are in
/// CommandUsageTests, verdicts in CommandJudgementTests, escapes in CommandVoiceTests, cells in
/// the tests of the export, locks and deadlines in CommandUnattendedTests.
struct CommandMatrixTests {
    @Test func `I1: bad lines of a list are passed over where somebody says so`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(1)
            try crawl.write("\u{FEFF}# seeds\r\nno URL\r\n\(web.seed)\r\n\(web.seed)", to: "list")
            let words = ["--seed", "./list", "-o", "x.sqlite"]
            #expect(try crawl.run(words).status == 2)
            #expect(crawl.files == ["list"])
            let loud = try crawl.run(words + ["--skip-bad-seeds"])
            #expect(loud.status == 0)
            #expect(loud.lines.first?.hasPrefix(#"crawl: ./list:2: "no URL" is no URL"#) == true)
            #expect(try crawl.pages() == web.pages())
            #expect(try crawl.run(["-q", "--skip-bad-seeds"] + words).isSilent)
            try crawl.write("no URL", to: "bad")
            let none = try crawl.run("-q", "--skip-bad-seeds", "--seed", "./bad")
            #expect(none.status == 2)
        }
    }

    @Test func `I1: a list comes through a pipe with a name`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(1)
            try crawl.write("\(web.seed)\n", to: "list")
            #expect(try ChildProcess(["mkfifo", crawl.path("pipe")]).wait() == 0)
            let writer = try ChildProcess([
                "sh", "-c", "cat \(crawl.path("list")) >\(crawl.path("pipe"))",
            ])
            #expect(try crawl.run("-q", "--seed", "./pipe", "-o", "x.sqlite").isSilent)
            #expect(writer.wait() == 0)
            #expect(try crawl.pages() == web.pages())
        }
    }

    @Test func `I3: a network that is off leaves what is there as it is`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(5)
            let words = ["-q", "-o", "x.sqlite", "--depth", "inf"]
            #expect(try crawl.run(words + [web.seed]).isSilent)
            let rows = "SELECT url||' '||depth||' '||fetched_at FROM pages ORDER BY url"
            let before = try crawl.column(rows)
            let manner = ["--refresh=never", "--robots=ignore", "--retries=0", "--give-up=0"]
            let off = manner + ["http://127.0.0.1:1/"]
            #expect(try crawl.run(words + off).status == 3)
            #expect(try crawl.run(["-q", "-o", "y.sqlite"] + off).status == 4)
            #expect(try crawl.column(rows) == before)
            #expect(try crawl.run("check", "-q", "x.sqlite").status == 0)
        }
    }

    @Test func `I5: what cron's environment lacks changes nothing`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(20)
            let words = ["-q", "--depth", "inf", web.seed, "-o"]
            #expect(try crawl.run(words + ["x.sqlite"]).isSilent)
            var cron = crawl
            cron.prefix = ["env", "-i", "-C", "/", "setsid", "-w"]
            #expect(try cron.run(words + [crawl.path("y.sqlite")]).isSilent)
            let links = "SELECT src||' '||dst||' '||position||' '||anchor FROM links ORDER BY 1"
            #expect(try !crawl.column(links).isEmpty)
            #expect(try crawl.column(links) == crawl.column(links, of: "y.sqlite"))
            let pages = "SELECT url||' '||title||' '||depth||' '||word_count FROM pages ORDER BY 1"
            #expect(try crawl.column(pages) == crawl.column(pages, of: "y.sqlite"))
        }
    }

    @Test func `I9: an export follows no link, and replaces the link alone`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(3)
            #expect(try crawl.run("-q", "-o", "x.sqlite", web.seed).isSilent)
            try crawl.write("precious", to: "target")
            let link = ["ln", "-s", crawl.path("target"), crawl.path("out.csv")]
            #expect(try ChildProcess(link).wait() == 0)
            let words = ["export", "-q", "x.sqlite", "-o", "out.csv"]
            #expect(try crawl.run(words).status == 2)
            #expect(try crawl.run(words + ["--force"]).isSilent)
            #expect(try crawl.bytes(of: "target") == Array("precious".utf8))
            #expect(try crawl.bytes(of: "out.csv").count > 100)
        }
    }

    @Test func `I10: a crawl's file is its owner's alone, and no link`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(3)
            #expect(try crawl.run("-q", "-o", "x.sqlite", web.seed).isSilent)
            for name in ["x.sqlite", "x.sqlite.lock"] {
                let others = ["find", crawl.path(name), "-perm", "/077"]
                #expect(try ChildProcess(others, output: crawl.path("others")).wait() == 0)
                #expect(try crawl.bytes(of: "others").isEmpty, "\(name)")
            }
            let link = ["ln", "-s", crawl.path("x.sqlite"), crawl.path("link.sqlite")]
            #expect(try ChildProcess(link).wait() == 0)
            let before = try crawl.bytes(of: "x.sqlite")
            let ending = try crawl.run("-q", "-o", "link.sqlite", web.seed)
            #expect(ending.status != 0)
            #expect(ending.lines.count == 1)
            #expect(try crawl.bytes(of: "x.sqlite") == before)
        }
    }

    @Test func `I12: a deadline is kept again and again, and nothing is lost`() throws {
        try Command.with { crawl throws in
            var dice = SeededDice(seed: 12)
            let web = try EndlessWeb(delay: .milliseconds(5))
            for _ in 0..<(Thoroughness.isFull ? 50 : 5) {
                let time = Int.random(in: 1...900, using: &dice)
                let words = ["-q", "-o", "x.sqlite", "--depth=inf", "--deadline", "\(time)ms"]
                let start = Moment.now
                let ending = try crawl.run(words + [web.seed])
                #expect(Moment.now - start < .milliseconds(time) + .seconds(12))
                #expect(ending.status == 7)
            }
            web.end()
            #expect(try crawl.run("-q", "-o", "x.sqlite", "--depth=inf", web.seed).isSilent)
            #expect(try crawl.pages() == web.pages)
        }
    }
}
