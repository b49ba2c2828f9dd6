import CrawlDemo
import CrawlEngine
import CrawlFrontier
import CrawlRestraint
import CrawlScope
import CrawlTestSupport
import Linux
import Testing

/// Finished crawls that are started again.
@Suite(.tags(.loopback))
struct CrawlEngineRefreshTests {
    /// Crawls of one site into one file.
    private struct Trial {
        let web: ChangingWeb
        let file: String
        var depth: Int?

        /// Crawls to the end.
        ///
        /// - Returns: The paths that were asked for.
        @discardableResult
        func crawl(_ change: (inout CrawlPlan) -> Void = { _ in }) async throws -> [String] {
            let start = web.requestCount
            var plan = try CrawlPlan.loopback(from: [web.base + "/"], into: file, depth: depth)
            plan.retries.tries = 1
            plan.refresh = RefreshPlan()
            change(&plan)
            try await plan.run()
            #expect(try CrawlFile(file).brokenLaws == [])
            return web.targets(since: start).sorted()
        }

        /// The first column of a query, without the site's name.
        func texts(_ sql: String) throws -> [String] {
            try CrawlFile(file).texts(sql).map { $0.replacing(web.base, with: "") }
        }

        func changes(run: Int) throws -> [String] {
            try texts("SELECT kind||' '||url FROM changes WHERE run_id=\(run) ORDER BY url")
        }

        var pages: [String] {
            get throws { try texts("SELECT url FROM pages ORDER BY url") }
        }
    }

    private func with(
        _ pages: [String: String],
        hasTags: Bool = true,
        depth: Int? = nil,
        _ body: (Trial) async throws -> Void
    ) async throws {
        let web = try ChangingWeb(pages, hasTags: hasTags)
        try await TemporaryDirectory.with { directory in
            let trial = Trial(web: web, file: directory + "/crawl.sqlite", depth: depth)
            try await trial.crawl()
            try await body(trial)
        }
    }

    private let small = [
        "/": "<a href=/a>a</a><a href=/b>b</a><a href=/c>c</a>", "/a": "<a href=/d>d</a>",
        "/b": "<title>b</title>", "/c": "<title>c</title>", "/d": "<a href=/>home</a>",
    ]

    @Test func `what changed is read, what is gone is told, the rest is carried on`() async throws {
        try await with(small) { trial async throws in
            let links = try trial.texts("SELECT src||' '||dst FROM links ORDER BY 1")
            trial.web["/b"] = .html("<title>b, again</title><a href=/e>e</a>")
            trial.web["/c"] = nil
            trial.web["/e"] = .html("<title>e</title>")
            #expect(try await trial.crawl() == ["/", "/a", "/b", "/c", "/d", "/e"])
            #expect(try trial.changes(run: 2) == ["changed /b", "gone /c", "new /e"])
            #expect(try trial.pages == ["/", "/a", "/b", "/d", "/e"])
            let unchanged = "SELECT url FROM versions WHERE status=304 ORDER BY url"
            #expect(try trial.texts(unchanged) == ["/", "/a", "/d"])
            let now = try trial.texts("SELECT src||' '||dst FROM links ORDER BY 1")
            #expect(now == (links + ["/b /e"]).sorted())
            #expect(try trial.texts("SELECT count(*) FROM body") == ["7"])
            #expect(try trial.texts("SELECT count(*) FROM page") == ["7"])
            #expect(try await trial.crawl().count == 6)
            #expect(try trial.changes(run: 3) == [])
            #expect(try trial.pages == ["/", "/a", "/b", "/d", "/e"])
        }
    }

    @Test func `a server without validators sends all again, and nothing is kept twice`()
        async throws
    {
        try await with(small, hasTags: false) { trial async throws in
            trial.web["/b"] = .html("<title>b, again</title>")
            #expect(try await trial.crawl().count == 5)
            #expect(try trial.changes(run: 2) == ["changed /b"])
            #expect(try trial.texts("SELECT count(*) FROM body") == ["6"])
            #expect(try trial.texts("SELECT count(*) FROM page") == ["6"])
            let counters = "SELECT stats->>'pages'||' '||(stats->>'unchanged') FROM run"
            #expect(try trial.texts(counters) == ["5 0", "1 4"])
        }
    }

    @Test(arguments: [403, 429, 500, 503])
    func `an error takes nothing away, and is asked again`(status: Int) async throws {
        try await with(small) { trial async throws in
            let links = try trial.texts("SELECT src||' '||dst FROM links ORDER BY 1")
            for path in ["/a", "/b"] { trial.web[path] = .text("later\n", status: status) }
            #expect(try await trial.crawl().count == 5)
            #expect(try trial.changes(run: 2) == [])
            #expect(try trial.pages.count == 5)
            #expect(try trial.texts("SELECT src||' '||dst FROM links ORDER BY 1") == links)
            #expect(try trial.texts("SELECT url FROM errors ORDER BY url") == ["/a", "/b"])
            // Whatever its age, it told nothing.
            let due = try await trial.crawl { $0.refresh?.age = .seconds(86_400) }
            #expect(due == ["/a", "/b"])
            for path in ["/a", "/b"] { trial.web[path] = .html(small[path] ?? "") }
            #expect(try await trial.crawl().count == 5)
            #expect(try trial.texts("SELECT url FROM errors") == [])
            #expect(try trial.changes(run: 4) == [])
        }
    }

    @Test func `a page may move away and come back`() async throws {
        try await with(small) { trial async throws in
            trial.web["/b"] = .redirect(to: "/new")
            trial.web["/new"] = .html("<title>b</title>")
            #expect(try await trial.crawl().count == 6)
            #expect(try trial.changes(run: 2) == ["moved /b", "new /new"])
            #expect(try trial.pages == ["/", "/a", "/c", "/d", "/new"])
            trial.web["/b"] = .html("<title>b</title>")
            try await trial.crawl()
            #expect(try trial.changes(run: 3) == ["back /b"])
            // The same bytes are kept once, whoever sends them.
            #expect(
                try trial.texts(
                    "SELECT count(DISTINCT sha256)=count(*) FROM body b "
                        + "JOIN fetch f ON f.fetch_id=b.body_id"
                ) == ["1"]
            )
        }
    }

    @Test(arguments: [200, 304, 500, 404])
    func `what comes nearer by a new link brings nearer what it leads to`(
        status: Int
    ) async throws {
        let chain = [
            "/": "<a href=/1>1</a>", "/1": "<a href=/2>2</a>", "/2": "<a href=/3>3</a>",
            "/3": "<a href=/4>4</a>", "/4": "<a href=/5>5</a>", "/5": "five",
        ]
        try await with(chain, depth: 3) { trial async throws in
            #expect(try trial.pages == ["/", "/1", "/2", "/3"])
            trial.web["/"] = .html("<a href=/1>1</a><a href=/2>2</a>")
            switch status {
            case 200: trial.web["/2"] = .html("<a href=/3>three</a>")
            case 304: break
            case 404: trial.web["/2"] = nil
            default: trial.web["/2"] = .text("later\n", status: status)
            }
            try await trial.crawl()
            let depths = try trial.texts("SELECT depth||url FROM url ORDER BY url")
            #expect(depths == ["0/", "1/1", "1/2", "2/3", "3/4", "4/5"])
            #expect(try trial.pages.contains("/4"))
        }
    }

    @Test func `only what is new is visited where that is asked for`() async throws {
        try await with(small) { trial async throws in
            trial.web["/"] = .html("<a href=/a>a</a><a href=/new>new</a>")
            trial.web["/new"] = .html("<a href=/b>b</a><a href=/newer>newer</a>")
            trial.web["/newer"] = .html("newer")
            trial.web["/b"] = nil
            #expect(
                try await trial.crawl { $0.refresh?.onlyNew = true } == ["/", "/new", "/newer"]
            )
            #expect(try trial.changes(run: 2) == ["changed /", "new /new", "new /newer"])
            #expect(try trial.pages.contains("/b"))
        }
    }

    @Test func `what is young enough stays, and a crawl may go on without revisits`() async throws {
        try await with(small, depth: 1) { trial async throws in
            #expect(try await trial.crawl { $0.refresh?.age = .seconds(3_600) } == [])
            #expect(try await trial.crawl { $0.refresh = nil } == [])
            let deeper = Trial(web: trial.web, file: trial.file)
            #expect(try await deeper.crawl { $0.refresh = nil } == ["/d"])
            #expect(try trial.texts("SELECT resumed_from FROM run") == ["NULL", "NULL", "2", "3"])
        }
    }

    @Test func `a limit of pages counts each round for itself`() async throws {
        let chain = Dictionary(
            uniqueKeysWithValues: (0..<9).map { ("/\($0)", "<a href=/\($0 + 1)>on</a>") }
        ).merging(["/": "<a href=/0>0</a>"]) { first, _ in first }
        let web = try ChangingWeb(chain)
        try await TemporaryDirectory.with { directory in
            let trial = Trial(web: web, file: directory + "/crawl.sqlite")
            let limit = { (plan: inout CrawlPlan) in plan.frontier.maximumPages = 4 }
            #expect(try await trial.crawl(limit) == ["/", "/0", "/1", "/2"])
            #expect(try await trial.crawl(limit) == ["/", "/0", "/1", "/2"])
            let more = try await trial.crawl {
                $0.frontier.maximumPages = 6
                $0.refresh = nil
            }
            #expect(more == ["/3", "/4"])
        }
    }

    @Test func `a robots.txt that says something else is obeyed`() async throws {
        try await with(small.merging(["/robots.txt": ""]) { $1 }) { trial async throws in
            trial.web["/robots.txt"] = .text("User-agent: *\nDisallow: /b\n")
            #expect(try await trial.crawl() == ["/", "/a", "/c", "/d"])
            #expect(try trial.texts("SELECT reason||url FROM skips") == ["robots_denied/b"])
            #expect(try trial.pages.contains("/b"))
            trial.web["/robots.txt"] = .text("User-agent: *\nAllow: /\n")
            #expect(try await trial.crawl().count == 5)
            #expect(try trial.texts("SELECT reason FROM skips") == [])
        }
    }

    @Test func `an exclude that was typed since takes known URLs out, and tells its rule`()
        async throws
    {
        try await with(small) { trial async throws in
            let narrower = try await trial.crawl { $0.scope.excludes = ["*/a"] }
            // What /a alone leads to is known, and stays.
            #expect(narrower == ["/", "/b", "/c", "/d"])
            #expect(
                try trial.texts("SELECT reason||' '||rule||' '||run_id||url FROM skips")
                    == ["excluded */a 2/a"]
            )
            #expect(try trial.pages.contains("/a"))
            let page = try await trial.crawl { $0.scope.kind = .page }
            #expect(page == ["/"])
            let reasons = "SELECT DISTINCT reason FROM skips ORDER BY reason"
            #expect(try trial.texts(reasons) == ["out_of_scope"])
            // With the wider scope they are back, and what a pattern took out is, too.
            let wider = try await trial.crawl { $0.scope.kind = .host }
            #expect(wider == ["/", "/a", "/b", "/c", "/d"])
        }
    }

    @Test func `an exclude that was typed since holds for a crawl that was stopped, too`()
        async throws
    {
        let web = try ChangingWeb(small)
        try await TemporaryDirectory.with { directory in
            let trial = Trial(web: web, file: directory + "/crawl.sqlite")
            let first = try await trial.crawl { $0.frontier.maximumPages = 1 }
            #expect(first == ["/"])
            let rest = try await trial.crawl {
                $0.refresh = nil
                $0.scope.excludes = ["*/b", "*/c"]
            }
            #expect(rest == ["/a", "/d"])
            #expect(try trial.texts("SELECT url FROM skips ORDER BY 1") == ["/b", "/c"])
        }
    }
}
