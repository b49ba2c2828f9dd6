import Testing

/// What becomes of skipped URLs when a later run has another scope.
struct CommandScopeChangeTests {
    private static let pages = [
        "/s/": "<a href=/s/a>1</a><a href=/x/b>2</a><a href=/x/c/c/c/c>3</a>", "/s/a": "",
        "/x/b": "<a href=/x/d>4</a>", "/x/c/c/c/c": "", "/x/d": "",
    ]

    private let skips = "SELECT reason||' '||ifnull(rule, '') FROM skips ORDER BY url"

    /// Runs a finished crawl, and goes on with it without visiting anything again.
    private func crawl(
        _ first: [String],
        then second: [String],
        _ body: (Command, SmallWeb) throws -> Void
    ) throws {
        let web = try SmallWeb(Self.pages)
        try Command.with { crawl throws in
            for words in [first, second] {
                let all = ["-q", "-o", "x.sqlite", "--refresh", "never"] + words
                let ending = try crawl.run(all + ["\(web.base)/s/"])
                try #require(ending.isSilent, "\(ending.errors)")
            }
            try body(crawl, web)
        }
    }

    @Test(arguments: [
        ["--exclude", "*/x/*"], ["--include", "*/s/*"], ["--scope", "prefix"], ["--scope", "page"],
    ])
    func `what one scope refused is visited by the next that allows it`(
        words: [String]
    ) throws {
        try crawl(words, then: ["--no-avoid-traps"]) { crawl, web throws in
            #expect(try crawl.pages() == Self.pages.keys.map { web.base + $0 }.sorted())
            #expect(web.targets.sorted() == Self.pages.keys.sorted())
            #expect(try crawl.column(skips).isEmpty)
            let depths = "SELECT depth FROM pages WHERE url LIKE '%/x/_' ORDER BY url"
            #expect(try crawl.column(depths) == ["1", "2"])
        }
    }

    @Test func `what is allowed now is visited no deeper than before`() throws {
        try crawl(["--exclude", "*/x/*"], then: ["--depth", "1"]) { crawl, web throws in
            #expect(try crawl.pages() == ["/s/", "/s/a", "/x/b"].map { web.base + $0 })
            let skipped = "SELECT url||' '||reason FROM skips ORDER BY url"
            #expect(
                try crawl.column(skipped)
                    == ["\(web.base)/x/c/c/c/c trap", "\(web.base)/x/d too_deep"]
            )
        }
    }

    @Test func `what stays refused is told as the scope of today refuses it`() throws {
        try crawl(["--exclude", "*/x/*"], then: ["--exclude", "*/x*"]) { crawl, web throws in
            #expect(try crawl.column(skips) == ["excluded */x*", "excluded */x*"])
            #expect(web.targets.sorted() == ["/s/", "/s/a"])
        }
    }

    @Test func `a run that dies while it judges leaves that to the next`() throws {
        let words = ["--exclude", "*/x/*"]
        try crawl(words, then: words) { crawl, web throws in
            let again = ["-q", "-o", "x.sqlite", "--refresh", "never"] + words + ["\(web.base)/s/"]
            try crawl.execute("UPDATE skip SET rule='of yesterday'")
            #expect(try crawl.run(again).isSilent)
            let (kept, right) = ("excluded of yesterday", "excluded */x/*")
            #expect(try crawl.column(skips) == [kept, kept])
            // This is how a run begins that has another scope.
            try crawl.execute("DELETE FROM meta WHERE key='scope'")
            #expect(try crawl.run(again).isSilent)
            #expect(try crawl.column(skips) == [right, right])
            #expect(try crawl.column("SELECT count(*) FROM meta WHERE key='scope'") == ["1"])
        }
    }
}
