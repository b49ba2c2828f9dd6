import CrawlModel
import CrawlStore
import CrawlTestSupport
import SQLite

@testable import CrawlReport

/// Crawls of several runs, written down as the answers that URLs gave: `1:200a 2:404` gave a page
/// with text `a` to run 1 and was gone for run 2; a capital letter is a file that is no page.
enum RunHistory {
    /// What differs between two runs, a line for each URL.
    static func changes(
        _ urls: [String],
        between runs: (first: Int, second: Int)? = (1, 2),
        and rows: String = ""
    ) async throws -> [String] {
        var lines: [String] = []
        try await with(urls, and: rows) { path in
            try RunDifference.between(runs, in: path).forEachChange { change in
                lines.append(change.line)
                return true
            }
        }
        return lines
    }

    /// Runs the body with the path of such a crawl: URLs are called `http://a.test/1` and so on.
    static func with(
        _ urls: [String],
        and rows: String = "",
        _ body: (String) throws -> Void
    ) async throws {
        try await TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            let (store, _) = try await PageStore.open(path, run: RunDescription(startedAt: 1))
            _ = try await store.finish(isFinished: true) { _, _ in
                RunEnding(exitStatus: 0, finishedAt: 2)
            }
            let connection = try SQLiteConnection(opening: path, for: .writing)
            try connection.execute("INSERT INTO host(host_id, host) VALUES(1, 'a.test')")
            for run in 2...3 {
                try connection.execute(
                    "INSERT INTO run(run_id, started_at, state) VALUES(\(run), \(run), 'finished')"
                )
            }
            for (index, answers) in urls.enumerated() {
                try connection.execute(
                    """
                    INSERT INTO url(url_id, key, host_id, depth, via, run_id, url)
                     VALUES(\(index + 1), \(index + 11), 1, 0, 0, 1, 'http://a.test/\(index + 1)')
                    """
                )
                for answer in answers.split(separator: " ") {
                    try connection.execute(Self.rows(of: answer, from: index + 1))
                }
            }
            try connection.execute(rows)
            try body(path)
        }
    }

    /// Redirects lead to the URL after theirs.
    private static func rows(of answer: Substring, from url: Int) -> String {
        let parts = answer.split(separator: ":")
        let status = Int(parts[1].filter(\.isNumber)) ?? 0
        let content = parts[1].filter(\.isLetter)
        let error =
            switch status {
            case 0: "'timeout_total'"
            case 200: "NULL"
            case 301: "'redirect'"
            case 304: "'not_modified'"
            default: "'http_status'"
            }
        let isPage = content == content.lowercased() && !content.isEmpty
        // An answer that nothing has changed names the rows of the one before.
        let earlier = "(SELECT max(page_id) FROM fetch WHERE url_id=\(url))"
        let page = isPage ? "last_insert_rowid()" : status == 304 ? earlier : "NULL"
        let digest = content.isEmpty ? "NULL" : "x'\(content.utf8.map { "\($0)" }.joined())'"
        let rows = """
            INSERT INTO fetch(run_id, url_id, fetched_at, status, error, location_key, body_bytes,
             sha256) VALUES(\(parts[0]), \(url), \(parts[0])000, \(status), \(error),
             \(status == 301 ? "\(url + 11)" : "NULL"), \(content.isEmpty ? 0 : 9), \(digest));
            UPDATE fetch SET page_id=\(page) WHERE fetch_id=last_insert_rowid();
            """
        guard isPage else { return rows }
        let text = content.utf8.first ?? 0
        return rows + """
            INSERT INTO page(page_id, title, simhash, link_count, links, assets)
             SELECT max(fetch_id), 'Title', \(text), 0, '[]', '[]' FROM fetch;
            """
    }
}
