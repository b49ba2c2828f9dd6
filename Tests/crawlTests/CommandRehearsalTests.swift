import CrawlDemo
import CrawlTestSupport
import Testing

struct CommandRehearsalTests {
    private static func rehearse(_ crawl: Command, _ words: [String]) throws -> [String] {
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
            let urls = ["/map.xml", "/", "/x.pdf", "/#again"].map { "http://127.0.0.1" + $0 }
            let lines = try Self.rehearse(crawl, ["--exclude", "*.pdf", "--sitemap"] + urls)
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
            let told = { (words: [String]) throws in
                try Self.rehearse(crawl, words + [web.base]).map {
                    $0.replacing(":\(web.port)", with: "")
                }
            }
            let again = "visit 0 / is visited again"
            #expect(try told(["--depth", "0", "--refresh", "never"]) == [])
            #expect(try told(["--depth", "0", "--refresh", "1d"]) == [])
            #expect(try told(["--depth", "0"]) == [again])
            #expect(
                try told(["--depth", "1", "http://127.0.0.1/new"])
                    == [
                        again, "visit 1 /a was too deep", "visit 1 /b was too deep",
                        "visit 0 /new a seed",
                    ]
            )
            #expect(
                try told(["--depth", "1", "--exclude", "*/a"]) == [
                    again, "visit 1 /b was too deep",
                ]
            )
            #expect(web.requests.count == before)
            // Not even a run was noted.
            #expect(try crawl.column("SELECT count(*) FROM run") == ["1"])
        }
    }

    @Test func `what a finished crawl visits again is what its next run requests`() throws {
        try Command.with { crawl throws in
            let robots = "User-agent: *\nDisallow: /closed"
            let links = ["a", "b.pdf", "closed", "gone"].map { "<a href=/\($0)>x</a>" }.joined()
            let pages = ["/": links, "/robots.txt": robots, "/a": "", "/b.pdf": "", "/closed": ""]
            let web = try SmallWeb(pages)
            let (words, site) = (["-o", "x.sqlite", web.base], web.base.count)
            _ = try crawl.run(["-q"] + words)
            for options in [[], ["--refresh", "1h"], ["--only-new"], ["--exclude", "*.pdf"], []] {
                let told = try crawl.run(["--dry-run"] + options + words).output
                let visits = told.split(separator: "\n").filter { $0.hasPrefix("visit") }
                let paths = visits.map { String($0.split(separator: "\t")[2].dropFirst(site)) }
                let before = web.targets.count
                _ = try crawl.run(["-q"] + options + words)
                #expect(paths.contains("/closed"))
                let open = paths.filter { $0 != "/closed" }
                #expect(open.sorted() == web.targets.dropFirst(before).sorted(), "\(options)")
            }
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
