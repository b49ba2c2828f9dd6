import CrawlModel
import CrawlStore
import CrawlTestSupport
import SQLite

@testable import CrawlAudit

/// Crawls whose rows the tests write themselves.
enum AuditCrawl {
    /// The report on a finished crawl with these rows.
    static func report(on rows: String) async throws -> String {
        var html = ""
        try await with(rows) { path in
            html = String(decoding: try AuditReport.html(of: path), as: UTF8.self)
        }
        return html
    }

    /// Runs the body with the path of a finished crawl with these rows.
    static func with(_ rows: String, _ body: (String) throws -> Void) async throws {
        try await TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            var run = RunDescription(startedAt: 1_700_000_000_000)
            run.configuration = #"{"depth":3,"header":["X: <b>"]}"#
            let (store, _) = try await PageStore.open(path, run: run)
            _ = try await store.finish(isFinished: true) { _, _ in
                RunEnding(exitStatus: 0, finishedAt: 1_700_000_009_000)
            }
            try SQLiteConnection(opening: path, for: .writing).execute(rows)
            try body(path)
        }
    }

    /// A seed that links to a twin, to a chain of redirects with a page at its end, to what is
    /// gone, and to what robots.txt closes.
    static let small = """
        INSERT INTO host(host_id, host, domain) VALUES(1, 'a.test', 'a.test');
        INSERT INTO url(url_id, key, host_id, depth, via, run_id, from_id, url) VALUES
         (1, 11, 1, 0, 0, 1, NULL, 'http://a.test/'), (2, 12, 1, 1, 1, 1, 1, 'http://a.test/twin'),
         (3, 13, 1, 1, 1, 1, 1, 'http://a.test/old'), (4, 14, 1, 1, 2, 1, 3, 'http://a.test/way'),
         (5, 15, 1, 1, 2, 1, 4, 'http://a.test/new'), (6, 16, 1, 1, 1, 1, 1, 'http://a.test/gone'),
         (7, 17, 1, 1, 1, 1, 1, 'http://a.test/shut'), (8, 18, 1, 1, 1, 1, 1, 'http://a.test/cut');
        INSERT INTO fetch(fetch_id, run_id, url_id, fetched_at, status, error, location_key,
         ttfb_ms, total_ms, wire_bytes, body_bytes, content_type, sha256, page_id) VALUES
         (1, 1, 1, 1700000001000, 200, NULL, NULL, 4, 5, 900, 1000, 'text/html', x'01', 1),
         (2, 1, 2, 1700000001010, 200, NULL, NULL, 4, 6, 900, 1000, 'text/html', x'01', 2),
         (3, 1, 3, 1700000001020, 301, 'redirect', 14, 1, 1, 90, 0, NULL, NULL, NULL),
         (4, 1, 4, 1700000001030, 302, 'redirect', 15, 1, 1, 90, 0, NULL, NULL, NULL),
         (5, 1, 5, 1700000001040, 200, NULL, NULL, 4, 4321, 900, 2000, 'text/html', x'02', 5),
         (6, 1, 6, 1700000001050, 404, 'http_status', NULL, 1, 1, 90, 0, NULL, NULL, NULL),
         (7, 1, 8, 1700000001060, 200, 'truncated', NULL, 1, 1, 90, 10, NULL, NULL, NULL);
        INSERT INTO page(page_id, title, link_count, links, assets) VALUES
         (1, 'Home', 5, '[12,13,16,17]', '[18]'), (2, 'Home', 1, '[16]', '[]'),
         (5, 'New', 0, '[]', '[]');
        INSERT INTO anchor(page_id, anchors) VALUES
         (1, '[[[12,1,"a twin"],[13,2,"old"],[16,3,"it is gone"],[17,4]],[[18,5,"",16]]]');
        INSERT INTO skip(url_id, run_id, reason, rule, redirects)
         VALUES(7, 1, 'robots_denied', 'Disallow: /shut', 0);
        INSERT INTO robots(run_id, origin, fetched_at, status, crawl_delay, sitemaps, body)
         VALUES(1, 'http://a.test', 1700000001000, 200, 2.5, '["http://a.test/map"]', 'x');
        """
}
