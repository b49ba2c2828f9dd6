import CrawlFormat
import CrawlModel
import CrawlStore
import CrawlTestSupport
import SQLite
import Testing
import URLStandard

@testable import CrawlReport

struct StoreReaderTests {
    /// A finished crawl of one host and one URL, without an answer.
    private func crawl(_ path: String) async throws {
        var run = RunDescription(startedAt: 1)
        run.configuration = #"{"depth":3}"#
        let (store, _) = try await PageStore.open(path, run: run)
        let host = HostID(rawValue: 1)
        store.append(.changes([.host(host, name: "h1.test")]))
        let visit = Visit(
            id: URLID(rawValue: 1),
            key: URLKey(rawValue: 7),
            url: try WebURL(parsing: "http://h1.test/"),
            host: host,
            depth: 0
        )
        let changes = [FrontierChange.discovered(visit, via: .seed)]
        var record = VisitRecord(
            visit: visit,
            outcome: .httpStatus,
            facts: TransferFacts(),
            changes: changes
        )
        record.status = 404
        store.append(.visit(record))
        _ = try await store.finish(isFinished: true) { _, _ in
            RunEnding(exitStatus: 0, finishedAt: 2)
        }
    }

    @Test func `runs, counts and what became of URLs are read from the rows`() async throws {
        try await TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            try await crawl(path)
            let reader = try StoreReader.open(path)
            let run = try #require(try reader.runs().first)
            #expect(run.state == "finished" && run.configuration == #"{"depth":3}"#)
            let counts = try reader.counts()
            let rows = try SQLiteConnection(opening: path, for: .reading)
            #expect(try rows.number("SELECT count(*) FROM fetch") == 1)
            #expect(try rows.number("SELECT count(*) FROM page") == 0)
            #expect(counts.hosts == 1 && counts.pages == 0)
            let fetches = try reader.lastFetches()
            #expect(fetches.map(\.status) == [404] && fetches.map(\.outcome) == [.httpStatus])
            #expect(try reader.skipped(for: .tooDeep).isEmpty)
        }
    }
}
