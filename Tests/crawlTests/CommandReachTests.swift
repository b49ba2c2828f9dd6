import CrawlDemo
import CrawlTestSupport
import Testing

struct CommandReachTests {
    @Test(arguments: [("0", 0), ("1", 1), ("3", 3), ("inf", .max)])
    func `depth counts links from the seed`(word: String, depth: Int) throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(40)
            let ending = try crawl.run("-q", "-o", "x.sqlite", "--depth", word, web.seed)
            #expect(ending.isSilent)
            #expect(try crawl.pages() == web.pages(depth: depth))
            #expect(web.web.targets.count == web.pages(depth: depth).count)
        }
    }

    @Test func `three links are followed where nothing is said`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(40)
            #expect(try crawl.run("-q", "-o", "x.sqlite", web.seed).isSilent)
            #expect(try crawl.pages() == web.pages(depth: 3))
            let skipped = try crawl.column("SELECT url FROM skips WHERE reason='too_deep'")
            #expect(Set(skipped) == Set(web.pages(depth: 4)).subtracting(web.pages(depth: 3)))
        }
    }

    @Test func `a greater depth takes up what was too deep`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(40)
            let words = ["-q", "-o", "x.sqlite", "--refresh", "never", web.seed, "--depth"]
            #expect(try crawl.run(words + ["1"]).isSilent)
            #expect(try crawl.run(words + ["inf"]).isSilent)
            #expect(try crawl.pages() == web.pages())
            #expect(web.web.targets.count == 40)
        }
    }

    @Test func `a page is stored once, under its URL without fragment`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb([
                "/": "<a href='/a#x'>1</a><a href='/a#y'>2</a><a href='a'>3</a><a href='#z'>4</a>",
                "/a": "<a href='/#top'>home</a><a href='./a?'>other</a>", "/a?": "",
            ])
            #expect(try crawl.run("-q", "-o", "x.sqlite", "\(web.base)/#seed").isSilent)
            #expect(
                try crawl.pages() == ["\(web.base)/", "\(web.base)/a", "\(web.base)/a?"]
            )
        }
    }

    @Test(arguments: [
        ("page", ["/a/"]), ("prefix", ["/a/", "/a/x"]), ("host", ["/a/", "/a/x", "/b/y"]),
        ("domain", ["/a/", "/a/x", "/b/y", "sibling"]),
        ("any", ["/a/", "/a/x", "/b/y", "sibling", "stranger"]),
    ])
    func `scope says how far around the seed`(kind: String, expected: [String]) throws {
        try Command.with { crawl throws in
            let sibling = try SmallWeb(["/": ""], reach: .everyLoopback)
            let links =
                "<a href=x></a><a href=/b/y></a><a href=http://127.0.0.1:\(sibling.port)></a>"
                + "<a href=http://127.0.0.2:\(sibling.port)></a>"
            let web = try SmallWeb(["/a/": links, "/a/x": "", "/b/y": ""])
            let seed = "\(web.base)/a/"
            let ending = try crawl.run(
                ["-q", "-o", "x.sqlite", "--allow-private", "127.0.0.0/8", "--scope", kind, seed]
            )
            #expect(ending.isSilent)
            let names = [
                "sibling": "http://127.0.0.1:\(sibling.port)/",
                "stranger": "http://127.0.0.2:\(sibling.port)/",
            ]
            #expect(
                Set(try crawl.pages()) == Set(expected.map { names[$0] ?? web.base + $0 })
            )
            let outside = try crawl.column("SELECT url FROM skips WHERE reason='out_of_scope'")
            #expect(outside.count == 5 - expected.count)
        }
    }

    @Test func `a seed that has moved takes its scope along`() throws {
        try Command.with { crawl throws in
            let other = try SmallWeb(["/new/": "<a href=a></a>", "/new/a": ""])
            let target = "\(other.base)/new/"
            let web = try SmallWeb { request in
                request.target == "/" ? .redirect(to: target) : .text("none", status: 404)
            }
            #expect(try crawl.run("-q", "-o", "x.sqlite", "\(web.base)/").isSilent)
            #expect(try crawl.pages() == [target, "\(target)a"])
            #expect(
                try crawl.column("SELECT src||' '||dst FROM redirects")
                    == ["\(web.base)/ \(target)"]
            )
        }
    }

    @Test func `patterns choose among the links, and may refuse a seed`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(31)
            let ending = try crawl.run(
                [
                    "-q", "-o", "x.sqlite", "--include", "*/2*", "--include", "*/?", "--exclude",
                    "*/3",
                ]
                    + ["--depth", "inf", web.seed]
            )
            #expect(ending.isSilent)
            let expected = [1, 2, 4, 5, 8, 9, 20, 21, 22, 23].filter { number in
                // 20 to 23 hang on 10 and 11, which match no pattern.
                number < 10
            }
            #expect(try crawl.pages() == expected.map { "\(web.web.base)/\($0)" }.sorted())
            #expect(
                try crawl.column("SELECT url||' '||rule FROM skips WHERE reason='excluded'")
                    == ["\(web.web.base)/3 */3"]
            )
        }
    }

    @Test func `a crawl whose only seed is excluded has no result`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(3)
            let ending = try crawl.run("-o", "x.sqlite", "--exclude", "*", web.seed)
            #expect(ending.status == 4)
            #expect(
                ending.lines.last
                    == "crawl: no result: no seed could be fetched; try again later"
            )
            #expect(web.web.requests.isEmpty)
        }
    }
}
