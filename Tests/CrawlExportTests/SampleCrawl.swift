import CrawlModel
import CrawlStore
import CrawlTestSupport
import SQLite

/// Crawls whose rows the tests write themselves.
enum SampleCrawl {
    /// A file with the tables of a crawl that has ended, and these rows.
    static func make(_ path: String, isFinished: Bool = true, _ rows: String) async throws {
        let run = RunDescription(startedAt: 1_700_000_000_000)
        let (store, _) = try await PageStore.open(path, run: run)
        _ = try await store.finish(isFinished: isFinished) { _, _ in
            RunEnding(exitStatus: 0, finishedAt: 1_700_000_009_000)
        }
        try SQLiteConnection(opening: path, for: .writing).execute(rows)
    }

    /// Runs the body with the path of such a file.
    static func with(
        isFinished: Bool = true,
        _ rows: String = small,
        _ body: (String) throws -> Void
    ) async throws {
        try await TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            try await make(path, isFinished: isFinished, rows)
            try body(path)
        }
    }

    /// Two pages, one of them fetched again unchanged by a second run; a text with the same bytes,
    /// a redirect, failures, a skip.
    static let small = """
        UPDATE run SET user_agent='crawl/1', version='1';
        INSERT INTO run(run_id, started_at, state, user_agent)
         VALUES(2, 1700000020000, 'finished', 'crawl/2');
        INSERT INTO host(host_id, host, domain) VALUES(1, 'a.test', 'a.test'),
         (2, 'b.test:81', 'b.test');
        INSERT INTO url(url_id, key, host_id, depth, via, run_id, from_id, url) VALUES
         (1, 11, 1, 0, 0, 1, NULL, 'http://a.test/'),
         (2, 12, 1, 1, 1, 1, 1, 'http://a.test/two'),
         (3, 13, 2, 1, 1, 1, 1, 'http://b.test:81/old'),
         (4, 14, 2, 1, 2, 1, 3, 'http://b.test:81/gone'),
         (5, 15, 2, 2, 1, 1, 2, 'http://b.test:81/far'),
         (6, 16, 1, 1, 1, 2, 1, 'http://a.test/three');
        INSERT INTO fetch(fetch_id, run_id, url_id, fetched_at, status, error, location_key, proto,
         ip, total_ms, body_bytes, content_type, charset, sha256, body_id, page_id, headers) VALUES
         (1, 1, 1, 1700000001002, 200, NULL, NULL, '2', '127.0.0.1', 5, 4, 'text/html; a=b',
          'windows-1252', x'dafd66c0b98965e688be1fc12942c09f0350e6be0685017c3f234e97d0adc92e', 1, 1,
          '[["Server","x"],["Content-Encoding","gzip"],["content-length","99"],["X","a\\nb"]]'),
         (2, 1, 2, 1700000002000, 200, NULL, NULL, '1.1', NULL, 6, 7, 'text/html', 'UTF-8', x'01',
          NULL, 2, '[["Content-Length","7"]]'),
         (3, 1, 3, 1700000003000, 301, 'redirect', 14, '1.0', NULL, 1, 0, NULL, NULL, NULL, NULL,
          NULL, '[["Location","/gone"],["Content-Length","0"]]'),
         (4, 1, 4, 1700000004000, 404, 'http_status', NULL, '1.1', NULL, 2, 0, NULL, NULL, NULL,
          NULL, NULL, NULL),
         (5, 2, 1, 1700000021000, 304, 'not_modified', NULL, '1.1', NULL, 1, NULL, NULL, NULL, NULL,
          NULL, 1, '[["ETag","1"]]'),
         (6, 2, 6, 1700000022000, 200, NULL, NULL, '1.1', NULL, 1, 4, 'text/plain', NULL,
          x'dafd66c0b98965e688be1fc12942c09f0350e6be0685017c3f234e97d0adc92e', 6, NULL,
          '[["Content-Length","4"]]'),
         (7, 2, 5, 1700000023000, 0, 'timeout', NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL,
          NULL, NULL);
        INSERT INTO page(page_id, title, description, h1, lang, word_count, text_len, link_count,
         links, assets, metadata) VALUES
         (1, 'Café, "first"', NULL, '', 'en', 3, 17, 3, '[12,13]', '[14]', '{"keywords":"a"}'),
         (2, '=1+1', 'b', 'c', NULL, NULL, NULL, 1, '[15]', '[]', NULL);
        INSERT INTO anchor(page_id, anchors) VALUES
         (1, '[[[12,9,"Two"],[13,30]],[[14,50,"",16]]]');
        INSERT INTO body(body_id, codec, raw_len, data) VALUES(1, 0, 4, x'636166e9'),
         (6, 0, 4, x'636166e9');
        INSERT INTO skip(url_id, run_id, reason, rule, redirects)
         VALUES(5, 1, 'too_deep', NULL, 0);
        """
}
