import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

/// Options that nobody types.
struct CommandConfigurationTests {
    @Test func `a crawl obeys its file, then the environment, then what is typed`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(30, delay: .zero)
            let file = """
                # A crawl of this machine
                seed = \(web.seed)
                output = x.sqlite
                depth = 0
                retries = 7
                quiet
                """
            try crawl.write(file, to: "site.conf")
            #expect(try crawl.run("--config", "site.conf").isSilent)
            #expect(try crawl.pages().count == 1)
            var night = crawl
            night.prefix = ["env", "CRAWL_CONFIG=site.conf", "CRAWL_DEPTH=inf", "CRAWL_RETRIES="]
            #expect(try night.run("--retries", "1").isSilent)
            #expect(try crawl.pages() == web.pages())
            let kept = "json_extract(config, '$.depth') || json_extract(config, '$.retries')"
            #expect(try crawl.column("SELECT \(kept) FROM run ORDER BY run_id") == ["07", "inf1"])
            let told = try night.run("config", "--retries", "1")
            #expect(told.status == 0)
            for line in [
                "retries = 1 ", "depth = inf ", "output = x.sqlite ", "quiet = yes ",
            ] {
                #expect(told.output.contains("\n\(line)"), "\(line)")
            }
            #expect(told.output.contains("# site.conf:3\n"))
        }
    }

    @Test func `a section of a file holds for its host alone`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(60, delay: .milliseconds(10))
            try crawl.write("[host 127.0.0.1]\nper-host = 3\ndelay = 0\n", to: "f")
            let words = ["-q", "--config", "f", "-o", "x.sqlite", "--per-host=9", "--depth=inf"]
            #expect(try crawl.run(words + [web.seed]).isSilent)
            #expect(try crawl.pages() == web.pages())
            #expect(web.web.requests.map(\.concurrency).max() == 3)
            let kept = "SELECT json_extract(config, '$.hosts') FROM run"
            #expect(
                try crawl.column(kept) == [#"{"127.0.0.1":{"delay":"0","per-host":"3"}}"#]
            )
        }
    }

    @Test func `what is wrong is named with its place, and leaves nothing behind`() throws {
        try Command.with { crawl throws in
            try crawl.write("depth = 2\nretreis = 2\n", to: "f")
            let file = try crawl.run("--config", "f", "http://127.0.0.1:9/")
            #expect(file.status == 2)
            let sentence = #"crawl: f:2: unknown option "retreis"; did you mean retries?"#
            #expect(file.errors == sentence + "\n")
            var wrong = crawl
            wrong.prefix = ["env", "CRAWL_DEPTH=deep"]
            let variable = try wrong.run("http://127.0.0.1:9/")
            #expect(variable.status == 2)
            #expect(
                variable.errors
                    == "crawl: CRAWL_DEPTH: --depth \"deep\" is no whole number and not inf\n"
            )
            #expect(crawl.files == ["f"])
        }
    }
}
