import CrawlFormat
import CrawlModel
import CrawlStore
import CrawlTestSupport
import SQLite
import Testing

@testable import CrawlReport

struct RunDifferenceTests {
    @Test(arguments: [
        ("2:200a", "added      http://a.test/1"),
        ("1:404 2:200a", "added      http://a.test/1"),
        ("1:200a 1:404 2:200a", "added      http://a.test/1"),
        ("1:301 2:200A", "added      http://a.test/1"),
        ("1:503 2:200a", "added      http://a.test/1"),
        ("1:200a 2:200b", "changed    http://a.test/1 (text)"),
        ("1:200A 2:200B", "changed    http://a.test/1 (content)"),
        ("1:200a 2:200B", "changed    http://a.test/1 (content)"),
        ("1:200a 2:200b 2:503", "changed    http://a.test/1 (text)"),
        ("1:200a 2:404", "gone       http://a.test/1 (404)"),
        ("1:200A 2:503 2:410", "gone       http://a.test/1 (410)"),
        ("1:200a 1:503 2:404", "gone       http://a.test/1 (404)"),
        ("1:200a 2:503", "failed     http://a.test/1 (503)"),
        ("1:200a 2:403", "failed     http://a.test/1 (403)"),
        ("1:200a 2:0", "failed     http://a.test/1 (timeout_total)"),
        ("1:200a 2:503 2:0", "failed     http://a.test/1 (timeout_total)"),
        ("1:200a", "unreached  http://a.test/1 (not visited)"),
        ("1:200a 3:404", "unreached  http://a.test/1 (not visited)"),
    ])
    func `what a URL says to two runs is one kind of change`(
        answers: String,
        line: String
    ) async throws {
        #expect(try await RunHistory.changes([answers]) == [line])
    }

    @Test(arguments: [
        "1:200a 2:200a", "1:200a 2:304", "1:200A 2:200A", "1:200a 2:200b 2:200a",
        "1:200a 2:200a 2:503", "1:200a 1:0 2:304", "1:404 2:404", "1:200a 1:404 2:410", "1:404",
        "1:503 2:0", "2:404", "3:200a", "1:301 2:301",
    ])
    func `what a URL says again is no change`(answers: String) async throws {
        #expect(try await RunHistory.changes([answers]) == [])
    }

    @Test func `a page is moved by a redirect, which is no news at its target`() async throws {
        let moved = "moved      http://a.test/1 -> http://a.test/2"
        #expect(try await RunHistory.changes(["1:200a 2:301", "2:200b"]) == [moved])
        #expect(try await RunHistory.changes(["1:200a 2:301", "1:200b 2:200b"]) == [moved])
        let lost = "moved      http://a.test/1"
        #expect(try await RunHistory.changes(["1:200a 2:301"]) == [lost])
    }

    @Test func `what is gone and stands at a new URL is moved, what stood there before is not`()
        async throws
    {
        let moved = "moved      http://a.test/1 -> http://a.test/2 (same content)"
        #expect(try await RunHistory.changes(["1:200a 2:404", "2:200a"]) == [moved])
        #expect(
            try await RunHistory.changes(["1:200a 2:404", "1:200a 2:200a"])
                == ["gone       http://a.test/1 (404)"]
        )
        // Nobody has said that it is gone.
        #expect(
            try await RunHistory.changes(["1:200a", "2:200a"])
                == ["added      http://a.test/2", "unreached  http://a.test/1 (not visited)"]
        )
    }

    @Test func `what was not reached says what kept the crawl from it`() async throws {
        let lines = try await RunHistory.changes(
            ["1:200a", "1:200b", "1:200c"],
            and: """
                INSERT INTO skip(url_id, run_id, reason, redirects)
                 VALUES(1, 2, 'robots_denied', 0);
                INSERT INTO frontier(host_id, prio, url_id) VALUES(1, 0, 2);
                """
        )
        #expect(
            lines == [
                "unreached  http://a.test/1 (robots_denied)",
                "unreached  http://a.test/2 (waiting)",
                "unreached  http://a.test/3 (not visited)",
            ]
        )
    }

    @Test func `other bytes with the same words are no change, other words about it are`()
        async throws
    {
        let lines = try await RunHistory.changes(
            ["1:200a 2:200a", "1:200b 2:200b"],
            and: """
                UPDATE fetch SET sha256=x'FF' WHERE run_id=2;
                UPDATE page SET title='New', canonical='http://a.test/' WHERE page_id=4;
                """
        )
        #expect(lines == ["changed    http://a.test/2 (title, canonical)"])
    }

    @Test func `without numbers the last run is compared with what was before`() async throws {
        let urls = ["1:200a 2:200b 3:200c", "1:200a 2:200a 3:200b"]
        let lines = try await RunHistory.changes(urls, between: nil)
        #expect(
            lines == ["changed    http://a.test/1 (text)", "changed    http://a.test/2 (text)"]
        )
        // Run 3 goes on with run 2: both together are what is new.
        let rows = "UPDATE run SET resumed_from=2 WHERE run_id=3"
        try await RunHistory.with(urls, and: rows) { path in
            let difference = try RunDifference.between(nil, in: path)
            #expect(difference.first == 1 && difference.second == 3)
            #expect(try difference.counts() == [.changed: 2])
        }
    }

    @Test func `runs that cannot be compared are refused`() async throws {
        try await RunHistory.with(["1:200a"]) { path in
            #expect(throws: DifferenceError.noSuchRun(4)) { try Self.compare((1, 4), in: path) }
            #expect(throws: DifferenceError.noSuchRun(0)) { try Self.compare((0, 1), in: path) }
            #expect(throws: DifferenceError.wrongOrder(2, 1)) { try Self.compare((2, 1), in: path) }
            #expect(throws: DifferenceError.wrongOrder(2, 2)) { try Self.compare((2, 2), in: path) }
        }
        let rows = "UPDATE run SET resumed_from=run_id-1 WHERE run_id>1"
        try await RunHistory.with(["1:200a"], and: rows) { path in
            #expect(throws: DifferenceError.oneRun) { try Self.compare(nil, in: path) }
        }
        #expect(throws: DifferenceError.self) { try Self.compare(nil, in: "/dev/null/x") }
    }

    private static func compare(_ runs: (first: Int, second: Int)?, in path: String) throws {
        _ = try RunDifference.between(runs, in: path)
    }

    @Test func `two runs of the store are compared as they were written`() async throws {
        try await TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            try await SampleCrawl.make(path)
            let (store, _) = try await PageStore.open(path, run: RunDescription(startedAt: 3))
            store.append(.visit(try SampleCrawl.page(1, links: [2, 3, 5], changes: [])))
            store.append(.visit(try SampleCrawl.answer(2, .httpStatus, status: 410)))
            store.append(.visit(try SampleCrawl.page(5, links: [], changes: [])))
            _ = try await store.finish(isFinished: true) { _, _ in
                RunEnding(exitStatus: 0, finishedAt: 4)
            }
            let difference = try RunDifference.between((1, 2), in: path)
            #expect(try difference.counts() == [.added: 1, .gone: 1, .unreached: 1])
            #expect(try difference.unchangedCount() == 1)
            var rows: [[SQLiteValue]] = []
            try difference.forEachChange(of: [.gone]) { change in
                rows.append(change.row)
                return true
            }
            #expect(
                rows.first?.prefix(6) == [
                    .text("gone"), .text("http://h1.test/2"), .null, .text("410"), .integer(200),
                    .integer(410),
                ]
            )
            #expect(rows.first?[6] == .text("Page 2"))
        }
    }
}
