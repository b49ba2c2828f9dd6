import CrawlDemo
import CrawlEngine
import CrawlScope
import CrawlTestSupport
import FoundationEssentials
import Linux
import Testing

private let manual = "/usr/share/doc/sqlite3"

/// Real documentation, served from a copy in memory that is edited between two crawls.
@Suite(
    .tags(.loopback, .slow),
    .timeLimit(.minutes(10)),
    .enabled(
        if: FileDescriptor.exists(manual + "/index.html"),
        "The package sqlite3-doc is not installed."
    )
)
struct CrawlEngineDocumentationRefreshTests {
    /// What a crawl left, as far as another one must not change it.
    private struct Remains: Equatable {
        let links: [String]
        let bodies: Int

        init(_ file: borrowing CrawlFile, without gone: [String]) throws {
            let sources = gone.map { "'\($0)'" }.joined(separator: ",")
            links = try file.texts(
                "SELECT src||' '||dst||' '||pos||' '||is_followed FROM links "
                    + "WHERE src NOT IN (\(sources)) ORDER BY 1"
            )
            bodies = try file.number("SELECT count(*) FROM body")
        }
    }

    /// All pages of the manual by their paths.
    private func serveManual() throws -> ChangingWeb {
        let web = try ChangingWeb()
        let names = try FileManager.default.subpathsOfDirectory(atPath: manual)
        for name in names where name.hasSuffix(".html") {
            let file = try FileDescriptor.open("\(manual)/\(name)", for: .reading)
            var page = DemoResponse.html("")
            page.body = try file.readAll(limit: 1 << 24)
            web["/" + name] = page
        }
        return web
    }

    @Test func `five pages that changed and three that are gone are told, all else is as before`()
        async throws
    {
        let web = try serveManual()
        try await TemporaryDirectory.with { directory in
            let file = directory + "/crawl.sqlite"
            var plan = try CrawlPlan.loopback(
                from: [web.base + "/index.html"],
                into: file,
                concurrency: 16
            )
            plan.scope = ScopePlan(.host)
            plan.refresh = RefreshPlan()
            try await plan.run()
            let pages = try CrawlFile(file).texts(
                "SELECT url FROM pages WHERE url NOT LIKE '%/index.html' ORDER BY url"
            )
            let changed = (0..<5).map { pages[($0 + 1) * pages.count / 9] }.sorted()
            let gone = (0..<3).map { pages[($0 + 6) * pages.count / 9] }.sorted()
            let before = try Remains(CrawlFile(file), without: gone)
            for page in changed {
                web[page.replacing(web.base, with: "")]?.body += "<!-- new edition -->".utf8
            }
            for page in gone { web[page.replacing(web.base, with: "")] = nil }
            try await plan.run()
            try expect(changed: changed, gone: gone, in: file, before: before)
        }
    }

    private func expect(
        changed: [String],
        gone: [String],
        in path: String,
        before: Remains
    ) throws {
        let file = try CrawlFile(path)
        let changes = "SELECT url FROM changes WHERE run_id=2 AND kind="
        let (foundChanged, foundGone) = (
            try file.texts(changes + "'changed' ORDER BY url"),
            try file.texts(changes + "'gone' ORDER BY url")
        )
        #expect(foundChanged == changed)
        #expect(foundGone == gone)
        #expect(try file.number("SELECT count(*) FROM changes WHERE run_id=2") == 8)
        let others = "SELECT url FROM versions WHERE run_id=2 AND status"
        #expect(try file.texts(others + "=200 ORDER BY url") == changed)
        let answered = try file.number(
            "SELECT count(*) FROM versions WHERE run_id=1 AND status=200"
        )
        #expect(answered > 600)
        #expect(try file.texts(others + "=304").count == answered - 8)
        let now = try Remains(file, without: gone)
        #expect(now.links == before.links)
        #expect(now.bodies == before.bodies + 5)
        #expect(try file.brokenLawsOfTheEnd == [])
    }
}
