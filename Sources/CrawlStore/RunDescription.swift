package import CrawlFormat
package import CrawlModel

/// What is written down about a start of the crawl.
package struct RunDescription: Sendable, Equatable {
    /// Unix milliseconds, UTC.
    package var startedAt: Int64
    package var seedCount = 0
    /// Nil for no limit.
    package var maximumDepth: Int?
    package var userAgent = ""
    /// The effective options as JSON.
    package var configuration = "{}"
    /// Of the program.
    package var version = ""
    /// Written into the lock for people: the process's number.
    package var owner = ""
    /// What of a finished crawl is visited again; nil for nothing, which goes on with it.
    package var revisits: Revisits?
    /// True to read all pages again whose bodies are kept, without a request.
    package var rereads = false
    package var form = FileForm()

    package init(startedAt: Int64) {
        self.startedAt = startedAt
    }
}

/// How a new file is made, and an older one has to be; nil for what that says of itself.
package struct FileForm: Sendable, Equatable {
    /// What does not make URLs different from each other.
    package var ignored: IgnoredDifferences?
    /// The file of its bodies, which a new file has in itself where nothing is said.
    package var bodyFile: String?

    package init() {}
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

/// What the file held when it was opened.
package enum Beginning: Sendable, Equatable {
    /// Nothing: a new crawl begins.
    case fresh
    /// A run that was interrupted and left everything in order.
    case resumed(run: Int)
    /// A run that died; what it had committed is there.
    case recovered(run: Int)
    /// A run that came to its end.
    case finishedBefore(run: Int)

    /// The run before, nil for none.
    var last: Int? {
        switch self {
        case .resumed(let run), .recovered(let run), .finishedBefore(let run): run
        case .fresh: nil
        }
    }

    /// The run that a new one continues, and what it visits again where it begins anew.
    func next(_ run: RunDescription) -> (continued: Int?, revisits: Revisits?) {
        switch self {
        case .resumed(let last), .recovered(let last): (last, nil)
        case .finishedBefore(let last): (run.revisits == nil ? last : nil, run.revisits)
        case .fresh: (nil, nil)
        }
    }
}

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
    var json: String {
        "{" + named.map { "\"\($0.name)\":\($0.count)" }.joined(separator: ",") + "}"
    }
}
