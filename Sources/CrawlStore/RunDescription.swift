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

    /// True where nothing was left to do.
    package var isFinished: Bool {
        if case .finishedBefore = self { true } else { false }
    }

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
