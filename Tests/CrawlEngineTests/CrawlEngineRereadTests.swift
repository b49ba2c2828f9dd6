import CrawlDemo
import CrawlEngine
import CrawlModel
import CrawlStore
import CrawlTestSupport
import Linux
import SQLite
import Synchronization
import Testing

/// Stored pages that are read again.
@Suite(.tags(.loopback), .serialized)
struct CrawlEngineRereadTests {
    private static let pages = [
        "/": "<title>home</title><a href=/a>a</a><a href=/b rel=nofollow>b</a><img src=/i>",
        "/a": "<title>a</title><h1>A</h1><a href=/c>to c</a><p>some words</p>",
        "/b": "<title>b</title>", "/c": "<title>c</title><a href=/>back</a>", "/i": "picture",
    ]

    private func plan(_ web: ChangingWeb, _ file: String) throws -> CrawlPlan {
        var plan = try CrawlPlan.loopback(from: [web.base + "/"], into: file)
        plan.refresh = nil
        return plan
    }

    /// All that was read from pages.
    private func readings(_ file: String) throws -> [String] {
        try CrawlFile(file).texts(
            """
            SELECT json_array(p.page_id, title, h1, meta_robots, word_count, text_len, simhash,
             metadata, link_count, links, assets, anchors)
            FROM page p LEFT JOIN anchor a ON a.page_id=p.page_id ORDER BY p.page_id
            """
        )
    }

    /// What an earlier program may have read of the pages: nothing.
    private func forget(_ file: String) throws {
        try SQLiteConnection(opening: file, for: .writing).execute(
            """
            UPDATE page SET title=NULL, h1=NULL, word_count=NULL, text_len=NULL, simhash=NULL;
            UPDATE page SET links='[]', assets='[]', link_count=0;
            DELETE FROM anchor;
            """
        )
    }

    private func with(_ body: (ChangingWeb, String) async throws -> Void) async throws {
        let web = try ChangingWeb(Self.pages)
        try await TemporaryDirectory.with { directory in
            let file = directory + "/crawl.sqlite"
            try await plan(web, file).run()
            try await body(web, file)
        }
    }

    @Test func `pages are read again as they were read, without a request`() async throws {
        try await with { web, file async throws in
            let before = try readings(file)
            #expect(before.count == 3)
            try forget(file)
            let count = web.targets().count
            var plan = try plan(web, file)
            plan.rereads = true
            try await plan.run()
            #expect(web.targets().count == count)
            #expect(try readings(file) == before)
            #expect(try CrawlFile(file).brokenLawsOfTheEnd == [])
        }
    }

    @Test func `what is new by today's rules is visited`() async throws {
        try await with { web, file async throws in
            let count = web.requestCount
            var plan = try plan(web, file)
            plan.rereads = true
            plan.follow = .assets
            plan.obeysNofollow = false
            try await plan.run()
            #expect(Set(web.targets(since: count)) == ["/b", "/i"])
            #expect(try CrawlFile(file).brokenLawsOfTheEnd == [])
        }
    }

    @Test func `a page whose body cannot be unpacked stays as it was, and that is said`()
        async throws
    {
        try await with { web, file async throws in
            let before = try readings(file)
            try SQLiteConnection(opening: file, for: .writing).execute(
                """
                UPDATE body SET codec=1, data=x'00' WHERE body_id=(
                 SELECT body_id FROM fetch f JOIN url u USING(url_id) WHERE url LIKE '%/a')
                """
            )
            var plan = try plan(web, file)
            plan.rereads = true
            let heard = Mutex<[String]>([])
            plan.listener = { event in heard.withLock { $0.append(event.code.rawValue) } }
            let number = try #require(
                try CrawlFile(file).texts("SELECT body_id FROM body WHERE data=x'00'").first
            )
            try await plan.run(leaving: ["a body can be unpacked: 1 time not: body_id \(number)"])
            #expect(try readings(file) == before)
            let subjects = try CrawlFile(file).texts(
                "SELECT subject FROM event WHERE code='unread_body'"
            )
            #expect(subjects == ["\(web.base)/a"])
            #expect(heard.withLock(\.self) == ["unread_body"])
        }
    }

    @Test(arguments: [StorageFault.kill, .power])
    func `a reading that dies at any write ends like one that did not`(
        fault: StorageFault
    ) async throws {
        try await with { web, file async throws in
            let (right, count) = (try readings(file), web.targets().count)
            try forget(file)
            let old = try FileDescriptor.open(file, for: .reading).readAll(limit: 1 << 26)
            var call = 1
            while try await dies(of: fault, at: call, reading: old, of: web, as: right) {
                call += 1
            }
            #expect(call > 20)
            #expect(web.targets().count == count)
            Attachment.record("\(fault): \(call - 1) deaths\n", named: "figures.txt")
        }
    }

    /// Lets a reading die at a write, and another go on.
    ///
    /// - Returns: False where it came to its end before.
    private func dies(
        of fault: StorageFault,
        at call: Int,
        reading old: [UInt8],
        of web: ChangingWeb,
        as right: [String]
    ) async throws -> Bool {
        try await TemporaryDirectory.with { directory in
            let file = directory + "/crawl.sqlite"
            try FileDescriptor.open(file, for: .creating).writeAll(old)
            var plan = try plan(web, file)
            plan.rereads = true
            plan.configuration = #"{"max-pages":null,"reparse":true}"#
            plan.storeLimits.batchCount = 1
            var isWhole = false
            _ = await fault.during(call: call, in: directory) {
                isWhole = (try? await plan.run()) != nil
            }
            try await plan.run()
            #expect(try readings(file) == right, "write \(call)")
            #expect(try CrawlFile(file).brokenLawsOfTheEnd == [], "write \(call)")
            return !isWhole
        }
    }

    @Test func `a reading that was stopped goes on with what is left`() async throws {
        try await with { web, file async throws in
            let before = try readings(file)
            try forget(file)
            var plan = try plan(web, file)
            plan.rereads = true
            plan.configuration = #"{"max-pages":null,"reparse":true}"#
            var hasty = plan
            hasty.maximumTime = .zero
            let loop = try EventLoop()
            let pool = try ThreadPool(name: "pool", count: 1)
            let thread = try Thread(name: "loop") { loop.run() }
            let crawler = try await Crawler.open(hasty, on: loop, pool: pool)
            let result = try await crawler.run()
            loop.stop()
            thread.join()
            pool.stop()
            #expect(result.ending == .timeUp || result.ending == .exhausted)
            try await plan.run()
            #expect(try readings(file) == before)
            #expect(try CrawlFile(file).brokenLawsOfTheEnd == [])
        }
    }
}
