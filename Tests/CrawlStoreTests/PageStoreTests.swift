import CrawlFormat
import CrawlModel
import CrawlReport
import CrawlStore
import Linux
import SQLite
import Testing
import URLStandard

struct PageStoreTests {
    private let place = TestPlace()

    private func open(
        _ limits: StoreLimits = StoreLimits()
    ) async throws -> (store: PageStore, beginning: Beginning) {
        var run = RunDescription(startedAt: 1_700_000_000_000)
        run.owner = "4711"
        return try await PageStore.open(place.file(), run: run, limits: limits)
    }

    @Test func `a crawl that begins is fresh, one that finished is known again`() async throws {
        let (store, beginning) = try await open()
        #expect(beginning == .fresh)
        try await store.finish(true)
        let (again, second) = try await open()
        #expect(second == .finishedBefore(run: 1))
        try await again.finish(false)
        let (third, resumed) = try await open()
        #expect(resumed == .resumed(run: 2))
        try await third.finish(true)
        let runs = try StoreReader.open(place.file()).runs()
        #expect(runs.map(\.state) == ["finished", "interrupted", "finished"])
        #expect(runs.map(\.resumedFrom) == [nil, 1, 2])
        #expect(runs.map(\.exitStatus) == [0, 7, 0])
    }

    @Test func `a page is there after the end, once, in one file`() async throws {
        let (store, _) = try await open()
        let home = try Samples.visit(1, depth: 0)
        store.append(.changes([Samples.host, .discovered(home, via: .seed)]))
        store.append(.visit(Samples.record(home)))
        try await store.finish(true)
        #expect(try column("SELECT url FROM pages WHERE status=200") == ["http://h1.test/1"])
        #expect(place.names.sorted() == ["crawl.sqlite", "crawl.sqlite.lock"])
    }

    @Test func `a second crawl is refused while the first one lives`() async throws {
        let (store, _) = try await open()
        let expected = StoreError.locked(place.file(), owner: "4711")
        await #expect(throws: expected) { _ = try await open() }
        try await store.finish(true)
        let (next, _) = try await open()
        try await next.finish(true)
    }

    @Test func `after the end every door says so`() async throws {
        let (store, _) = try await open()
        try await store.finish(true)
        let closed = StoreError.finished(place.file())
        store.append(.changes([Samples.host]))
        await #expect(throws: closed) { try await store.room() }
        await #expect(throws: closed) { try await store.visits([]) }
        await #expect(throws: closed) { try await store.finish(true) }
    }

    @Test func `rows that break a rule end the store, and nothing after them is kept`() async throws
    {
        var limits = StoreLimits()
        limits.delay = .seconds(3_600)
        let (store, _) = try await open(limits)
        store.append(.changes([Samples.host, .discovered(try Samples.visit(1), via: .seed)]))
        _ = try await store.visits([])
        store.append(.changes([.discovered(try Samples.visit(1), via: .seed)]))
        await #expect(throws: StoreError.self) { try await store.visits([]) }
        store.append(.changes([.discovered(try Samples.visit(2), via: .seed)]))
        await #expect(throws: StoreError.self) { try await store.finish(true) }
        #expect(try column("SELECT url FROM url").isEmpty)
    }

    @Test func `what rules have placed is read again, if a rule may let it wait`() async throws {
        let (store, _) = try await open()
        let reasons: [SkipReason?] = [
            nil, .notIncluded, .robotsDenied, .held, .outOfScope, .notFollowed, .redirectLimit,
        ]
        store.append(.changes([Samples.host]))
        for (number, reason) in reasons.enumerated() {
            let visit = try Samples.visit(UInt32(number + 1))
            let change: FrontierChange =
                reason.map { .skipped(visit, via: .link, reason: $0, rule: nil) }
                ?? .discovered(visit, via: .link)
            store.append(.changes([change, .placed(visit.id, reach: "1 1 rule")]))
        }
        let hosts: Set = [HostID(rawValue: 1)]
        let start = URLID(rawValue: 0)
        let all = try await store.outsiders(of: hosts, after: start, limit: 9, andPlaced: true)
        #expect(all.map(\.id.rawValue) == [1, 2, 4, 5, 7])
        let plain = try await store.outsiders(of: hosts, after: start, limit: 9)
        #expect(plain.map(\.id.rawValue) == [5])
        try await store.finish(true)
    }

    @Test func `a redirect leads to its target, a page to its links`() async throws {
        let (store, _) = try await open()
        let (first, second) = (try Samples.visit(1), try Samples.visit(2))
        store.append(
            .changes([
                Samples.host, .discovered(first, via: .seed), .discovered(second, via: .seed),
            ])
        )
        var redirect = VisitRecord(visit: first, outcome: .redirect, facts: TransferFacts())
        redirect.status = 301
        redirect.location = second.key
        store.append(.visit(redirect))
        store.append(.visit(Samples.record(second, links: [5, 6])))
        #expect(try await store.linkKeys(of: first.id).redirect == second.key)
        #expect(try await store.linkKeys(of: second.id).links.map(\.rawValue) == [5, 6])
        #expect(try await store.linkKeys(of: URLID(rawValue: 9)).links.isEmpty)
        #expect(
            try await store.visits([second.id, URLID(rawValue: 9), first.id]) == [second, first]
        )
        let tally = try await store.finish(true)
        #expect(tally == SeedTally(count: 2, answeredCount: 2))
        #expect(
            try column("SELECT src || ' ' || dst FROM redirects") == [
                "\(first.url.description) \(second.url.description)"
            ]
        )
        #expect(try column("SELECT error FROM fetch ORDER BY fetch_id") == ["redirect", "NULL"])
        #expect(try column("SELECT url FROM errors").isEmpty)
    }

    @Test func `a deeper crawl takes up what was cut, and only that`() async throws {
        let (store, _) = try await open()
        let visits = try [3, 4, 5].map { (id: UInt32) throws -> Visit in
            var visit = try Samples.visit(id, depth: Int(id))
            visit.redirects = 2
            return visit
        }
        let out = try Samples.visit(9, depth: 3)
        store.append(.changes([Samples.host]))
        store.append(
            .changes(
                visits.map { .skipped($0, via: .link, reason: .tooDeep, rule: nil) }
                    + [.skipped(out, via: .link, reason: .outOfScope, rule: "h1.test")]
            )
        )
        try await store.finish(true)
        let (deeper, _) = try await open()
        #expect(try await deeper.reopenCut(maximumDepth: 4) == 2)
        let waiting = try await deeper.waiting(of: HostID(rawValue: 1), limit: 9)
        #expect(waiting.map(\.visit) == Array(visits[..<2]))
        #expect(try await deeper.reopenCut(maximumDepth: 4) == 0)
        try await deeper.finish(true)
        #expect(
            try column("SELECT reason FROM skips ORDER BY url") == ["too_deep", "out_of_scope"]
        )
    }

    @Test func `an event is kept with its run`() async throws {
        let (store, _) = try await open()
        let event = EventRecord(
            at: 5,
            level: .warning,
            code: .crawlDelayCapped,
            subject: "http://h1.test",
            message: "asks for much"
        )
        store.append(.event(event))
        try await store.finish(true)
        let row = "SELECT run_id || at || level || ' ' || code || subject || message FROM event"
        let text = "15warning crawl_delay_cappedhttp://h1.testasks for much"
        #expect(try column(row) == [text])
    }

    @Test func `a host has its registrable domain, where it has one`() async throws {
        let (store, _) = try await open()
        let names = ["www.example.co.uk:8080", "co.uk", "127.0.0.1:80", "[::1]:80", "a.b.test"]
        for (index, name) in names.enumerated() {
            store.append(.changes([.host(HostID(rawValue: Int32(index + 1)), name: name)]))
        }
        try await store.finish(true)
        let domains = try column("SELECT domain FROM host ORDER BY host_id")
        #expect(domains == ["example.co.uk", "NULL", "NULL", "NULL", "b.test"])
    }

    @Test func `a robots record is kept as evidence`() async throws {
        let (store, _) = try await open()
        store.append(
            .robots(
                RobotsRecord(
                    origin: "http://h1.test",
                    fetchedAt: 5,
                    expiresAt: 86_400_005,
                    status: 200,
                    crawlDelay: 1.5,
                    sitemaps: ["http://h1.test/map.xml"],
                    body: Array("Disallow: /".utf8)
                )
            )
        )
        try await store.finish(true)
        let row = "SELECT origin||expires_at||crawl_delay||sitemaps||body FROM robots"
        #expect(
            try column(row) == ["http://h1.test864000051.5[\"http://h1.test/map.xml\"]Disallow: /"]
        )
    }

    @Test func `a try that will be repeated stays in the frontier with its time`() async throws {
        let (store, _) = try await open()
        let visit = try Samples.visit(1)
        store.append(.changes([Samples.host, .discovered(visit, via: .seed)]))
        var record = VisitRecord(visit: visit, outcome: .timeoutIdle, facts: TransferFacts())
        record.retryAt = 77
        store.append(.visit(record))
        let waiting = try await store.waiting(of: visit.host, limit: 9)
        #expect(waiting.map(\.visit.attempt) == [2])
        #expect(waiting.map(\.notBefore) == [77])
        try await store.finish(false)
        #expect(try column("SELECT url FROM errors") == ["http://h1.test/1"])
    }

    @Test func `a page found from a page names it, a seed names none`() async throws {
        let (store, _) = try await open()
        let (home, child, deep) = (try Samples.visit(1), try Samples.visit(2), try Samples.visit(3))
        store.append(.changes([Samples.host, .discovered(home, via: .seed)]))
        store.append(.visit(Samples.record(home, changes: [.discovered(child, via: .link)])))
        let relink = try Samples.visit(1, kind: .relink)
        store.append(.changes([.reopened(relink)]))
        let again = VisitRecord(
            visit: relink,
            outcome: .ok,
            facts: TransferFacts(),
            changes: [.discovered(deep, via: .link)]
        )
        store.append(.visit(again))
        try await store.finish(true)
        #expect(try column("SELECT from_id FROM url ORDER BY url_id") == ["NULL", "1", "1"])
        #expect(try column("SELECT count(*) FROM fetch") == ["1"])
    }

    private func column(_ sql: String) throws -> [String] {
        let connection = try SQLiteConnection(opening: place.file(), for: .reading)
        var values: [String] = []
        try connection.prepare(sql).forEachRow { values.append($0.text(0) ?? "NULL") }
        return values
    }
}
