import CrawlFormat
import CrawlModel
import CrawlRecall
import CrawlStore
import CrawlTestSupport
import Testing
import URLStandard

struct StoredCrawlTests {
    private static let host = FrontierChange.host(HostID(rawValue: 1), name: "h1.test")

    private func visit(_ id: UInt32, depth: Int = 1, redirects: Int = 0) throws -> Visit {
        Visit(
            id: URLID(rawValue: id),
            key: URLKey(rawValue: Int64(id) * 7_919),
            url: try WebURL(parsing: "http://h1.test/\(id)"),
            host: HostID(rawValue: 1),
            depth: depth,
            redirects: redirects
        )
    }

    /// Lets a store keep writes in a run of its own, which is ended, and looks at the file.
    private func recalling(
        after writes: [StoreWrite],
        isFinished: Bool = false,
        _ body: (StoredCrawl) async throws -> Void
    ) async throws {
        try await TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            let run = RunDescription(startedAt: 1)
            let (store, _) = try await PageStore.open(path, run: run)
            for write in writes { store.append(write) }
            _ = try await store.finish(isFinished: isFinished) { _, _ in
                RunEnding(exitStatus: 7, finishedAt: 2)
            }
            let (next, _) = try await PageStore.open(path, run: run)
            try await body(try await StoredCrawl.open(path))
            _ = try await next.finish(isFinished: false) { _, _ in
                RunEnding(exitStatus: 7, finishedAt: 3)
            }
        }
    }

    private func urls(of crawl: StoredCrawl, by count: Int) async throws -> [RestoredURL] {
        var urls: [RestoredURL] = []
        while case let chunk = try await crawl.nextURLs(count), !chunk.isEmpty { urls += chunk }
        return urls
    }

    private func page(_ visit: Visit) -> VisitRecord {
        var record = VisitRecord(visit: visit, outcome: .ok, facts: TransferFacts())
        record.status = 200
        record.page = PackedPage(
            title: nil,
            linkCount: 0,
            links: Array("[]".utf8),
            assets: Array("[]".utf8)
        )
        return record
    }

    /// One URL in each state: 1 and 6 are read, 6 waits to be reconsidered, 2 waits, 3 and 5 are
    /// skipped, 4 waits nearer than its row stands.
    private func everyState() throws -> [StoreWrite] {
        let moved = try visit(4, depth: 3, redirects: 2)
        return [
            .changes([
                Self.host,
                .discovered(try visit(1, depth: 0), via: .seed),
                .discovered(try visit(2), via: .link),
                .skipped(try visit(3, redirects: 9), via: .link, reason: .tooDeep, rule: nil),
                .discovered(moved, via: .redirect),
                .nearer(moved.id, depth: 2),
                .skipped(try visit(5), via: .link, reason: .robotsUnreachable, rule: "x"),
                .discovered(try visit(6, depth: 0), via: .seed),
            ]),
            .visit(page(try visit(1, depth: 0))),
            .visit(page(try visit(6, depth: 0))),
            .changes([
                .reopened(
                    Visit(
                        id: URLID(rawValue: 6),
                        key: try visit(6).key,
                        url: try visit(6).url,
                        host: HostID(rawValue: 1),
                        kind: .relink,
                        depth: 0
                    )
                )
            ]),
        ]
    }

    @Test(arguments: [1, 2, 3, 100])
    func `each URL is known again as it was, in chunks of any size`(count: Int) async throws {
        try await recalling(after: try everyState()) { crawl in
            let urls = try await urls(of: crawl, by: count)
            #expect(urls.map(\.id.rawValue) == [1, 2, 3, 4, 5, 6])
            #expect(
                urls.map(\.state) == [
                    .fetched, .waiting, .skipped(.tooDeep), .waiting, .skipped(.robotsUnreachable),
                    .relinking,
                ]
            )
            #expect(urls.map(\.depth) == [0, 1, 1, 2, 1, 0])
            #expect(urls.map(\.priority) == [nil, nil, nil, 3, nil, nil])
            #expect(urls.map(\.redirects) == [0, 0, 9, 2, 0, 0])
            #expect(urls.map(\.via) == [.seed, .link, .link, .redirect, .link, .seed])
            #expect(urls.map(\.key.rawValue) == (1...6).map { $0 * 7_919 })
        }
    }

    @Test func `a host knows how much waits for it, the crawl what it has brought`() async throws {
        try await recalling(after: try everyState()) { crawl in
            let overview = try await crawl.overview()
            #expect(overview.hosts.map(\.name) == ["h1.test"])
            #expect(overview.hosts.map(\.waitingCount) == [3])
            #expect(overview.urlCount == 6 && overview.pageCount == 2)
            #expect(try await crawl.pagesOfHosts().map(\.count) == [2])
        }
    }

    @Test func `the roots are the same before and after the URLs were read`() async throws {
        try await recalling(after: try everyState()) { crawl in
            let early = try await crawl.roots()
            _ = try await urls(of: crawl, by: 2)
            #expect(try await crawl.roots() == early)
            #expect(early.map(\.description) == ["http://h1.test/1", "http://h1.test/6"])
        }
    }

    @Test(arguments: [false, true])
    func `what is known of a host is taken over`(isFinished: Bool) async throws {
        let id = HostID(rawValue: 1)
        let changes: [FrontierChange] = [
            Self.host, .missed(id, times: 1), .resting(id, until: 99), .missed(id, times: 2),
        ]
        try await recalling(after: [.changes(changes)], isFinished: isFinished) { crawl in
            let host = try #require(try await crawl.overview().hosts.first)
            #expect(host.misses == 2)
            #expect(host.restsUntil == 99)
            let rests = [-9, 89, 99].map { host.rest(at: $0, atMost: .milliseconds(50)) }
            #expect(rests == [.milliseconds(50), .milliseconds(10), nil])
        }
    }

    @Test func `an origin's newest robots.txt names its sitemaps`() async throws {
        let writes = [["http://h1.test/old.xml"], ["http://h1.test/a.xml", "b"]].map { sitemaps in
            let record = RobotsRecord(
                origin: "http://h1.test",
                fetchedAt: 5,
                expiresAt: 86_400_005,
                status: 200,
                crawlDelay: nil,
                sitemaps: sitemaps,
                body: nil
            )
            return StoreWrite.robots(record)
        }
        try await recalling(after: writes) { crawl in
            let named = try await crawl.namedSitemaps()
            #expect(named.map(\.origin) == ["http://h1.test"])
            #expect(named.first?.sitemaps == ["http://h1.test/a.xml", "b"])
        }
    }

    @Test func `earlier answers are to be had where a crawl has begun anew`() async throws {
        try await recalling(after: try everyState()) { crawl in
            let overview = try await crawl.overview()
            #expect(overview.isFirstRound)
        }
        try await recalling(after: try everyState(), isFinished: true) { crawl in
            // The run after went on with the finished one, since nothing was to be visited again.
            let overview = try await crawl.overview()
            #expect(overview.isFirstRound)
        }
    }

    @Test func `a file that is none is refused`() async throws {
        await #expect(throws: StoreError.self) { _ = try await StoredCrawl.open("/none/crawl") }
    }
}
