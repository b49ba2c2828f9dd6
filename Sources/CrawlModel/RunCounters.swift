/// What a run has done so far: each figure equals its rows at every commit.
package struct RunCounters: Sendable, Equatable {
    /// Rows of `fetch`.
    package var fetches = 0
    /// Rows of `page`.
    package var pages = 0
    /// Rows of `fetch` whose page is one of an earlier fetch.
    package var unchanged = 0
    /// Visits whose last try was neither good nor a redirect.
    package var failures = 0
    package var redirects = 0
    /// Last tries that got no answer, or one that says that the server is broken.
    package var unanswered = 0
    /// Rows of `url`.
    package var urls = 0
    /// Rows of `robots`.
    package var robots = 0
    package var wireBytes = 0
    package var bodyBytes = 0

    package init() {}

    /// Each counter with its name, in the order of the JSON object.
    package var named: [(name: String, count: Int)] {
        [
            ("fetches", fetches), ("pages", pages), ("unchanged", unchanged),
            ("failures", failures),
            ("unanswered", unanswered), ("redirects", redirects), ("urls", urls),
            ("robots", robots), ("wire_bytes", wireBytes), ("body_bytes", bodyBytes),
        ]
    }

    /// The counters as a JSON object.
    package var json: String {
        "{" + named.map { "\"\($0.name)\":\($0.count)" }.joined(separator: ",") + "}"
    }
}

/// How a run of the crawl ends.
package struct RunEnding: Sendable, Equatable {
    package let exitStatus: Int32
    /// Unix milliseconds, UTC.
    package let finishedAt: Int64

    package init(exitStatus: Int32, finishedAt: Int64) {
        self.exitStatus = exitStatus
        self.finishedAt = finishedAt
    }
}

/// What became of the seeds of a crawl.
package struct SeedTally: Sendable, Equatable {
    package let count: Int
    /// Seeds that gave a page, themselves or through redirects.
    package let answeredCount: Int

    package init(count: Int, answeredCount: Int) {
        self.count = count
        self.answeredCount = answeredCount
    }
}
