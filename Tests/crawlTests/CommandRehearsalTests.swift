import CrawlDemo
import CrawlTestSupport
import Testing

struct CommandRehearsalTests {
    private static func rehearse(_ crawl: Command, _ words: String...) throws -> [String] {
        let ending = try crawl.run(["--dry-run", "-o", "x.sqlite"] + words)
        #expect(ending.status == 0, "\(ending.errors)")
        let lines = ending.output.split(separator: "\n").map {
            String($0).replacing("\t", with: " ").replacing("http://127.0.0.1", with: "")
        }
        let visits = lines.count { $0.hasPrefix("visit") }
        let noun = visits == 1 ? "visit" : "visits"
        let count = visits == 0 ? "0" : "\(visits)"
        #expect(
            ending.errors == "crawl: \(count) \(noun) would come first; nothing was requested\n"
        )
        return lines
    }

    @Test func `before a crawl its seeds are told, and nothing is made`() throws {
        try Command.with { crawl throws in
            let lines = try Self.rehearse(
                crawl,
                "--exclude",
                "*.pdf",
                "--sitemap",
                "http://127.0.0.1/map.xml",
                "http://127.0.0.1/",
                "http://127.0.0.1/x.pdf",
                "http://127.0.0.1/#again"
            )
            #expect(
                lines == [
                    "visit 0 / a seed", "skip 0 /x.pdf excluded by *.pdf",
                    "visit 1 /map.xml a named sitemap",
                ]
            )
            #expect(crawl.files == [])
        }
    }

    @Test func `within a crawl it is what the next run would begin with`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb(["/": "<a href=/a>a</a><a href=/b>b</a>", "/a": "", "/b": ""])
            let words = ["-q", "-o", "x.sqlite", "--depth", "0"]
            #expect(try crawl.run(words + [web.base]).isSilent)
            let before = web.requests.count
            let strip = { (lines: [String]) in lines.map { $0.replacing(":\(web.port)", with: "") }
            }
            #expect(strip(try Self.rehearse(crawl, "--depth", "0", web.base)) == [])
            #expect(
                strip(try Self.rehearse(crawl, "--depth", "1", web.base, "http://127.0.0.1/new"))
                    == [
                        "visit 1 /a was too deep", "visit 1 /b was too deep", "visit 0 /new a seed",
                    ]
            )
            #expect(web.requests.count == before)
            // Not even a run was noted.
            #expect(try crawl.column("SELECT count(*) FROM run") == ["1"])
        }
    }

    @Test func `a file that is no crawl is said to be none`() throws {
        try Command.with { crawl throws in
            try crawl.write("no crawl", to: "x.sqlite")
            let ending = try crawl.run("--dry-run", "-o", "x.sqlite", "http://127.0.0.1/")
            #expect(ending.status == 6 && ending.output.isEmpty)
        }
    }
}
