package import CrawlArguments
import CrawlModel
package import CrawlReport
import Linux

/// How far a crawl is, in a few lines for people.
package struct StatusText: CustomStringConvertible {
    private let file: String
    /// Where its bodies are, nil where they are in it.
    private let bodies: String?
    private let runs: [StoredRun]
    private let counts: StoredCounts
    /// The process that the lock names.
    private let owner: Int32?

    /// Tells of a crawl's file.
    ///
    /// - Parameters:
    ///   - file: Its path.
    ///   - bodies: Where its bodies are, nil where they are in it.
    ///   - runs: All, oldest first.
    ///   - counts: Of its rows.
    ///   - owner: The process that the lock names.
    package init(
        file: String,
        bodies: String?,
        runs: [StoredRun],
        counts: StoredCounts,
        owner: Int32?
    ) {
        self.file = file
        self.bodies = bodies
        self.runs = runs
        self.counts = counts
        self.owner = owner
    }

    package var description: String {
        """
        \(Quotation(file).unquoted): \(state)\(bodiesPlace)
          \(Figure.count(counts.pages, "page")), \(Figure.count(counts.failed)) failed, \
        \(Figure.count(counts.waiting)) waiting, \(Figure.count(counts.skipped)) skipped\(orders), \
        \(Figure.count(counts.urls)) URLs known on \(Figure.count(counts.hosts, "host"))
          \(Figure.count(runs.count, "run")), the last from \(began)\(ended)

        """
    }

    private var orders: String {
        let held = counts.held > 0 ? " (\(Figure.count(counts.held)) held)" : ""
        return held + (counts.paused > 0 ? ", \(Figure.count(counts.paused, "host")) paused" : "")
    }

    private var bodiesPlace: String {
        guard let bodies else { return "" }
        let fault = FileDescriptor.isTaken(bodies) ? "" : ", which is not there"
        return "\n  bodies in \(Quotation(bodies).unquoted)\(fault)"
    }

    private var state: String {
        switch runs.last?.state {
        case "running":
            owner.map(ProcessEnvironment.isAlive) == true
                ? "running (process \(owner ?? 0))"
                : "died; the same command goes on where it was"
        case "finished":
            counts.waiting > 0 ? "ended by a limit; a greater one goes on" : "finished"
        case "interrupted": "interrupted; the same command goes on where it was"
        case let state: state ?? "empty"
        }
    }

    private var began: String { runs.last.map { Figure.date($0.startedAt) } ?? "never" }

    private var ended: String {
        guard let run = runs.last, let finishedAt = run.finishedAt else { return "" }
        let status = run.exitStatus.map { ", exit status \($0)" } ?? ""
        return " to \(Figure.date(finishedAt))\(status)"
    }
}

extension StatusText {
    /// What a monitor wants to know of the last run that came to its end.
    ///
    /// That is ok where it was a success and is young enough, and partial where not; no result
    /// where no run ever came to its end. What is not ok has a sentence for people.
    package func freshness(
        within age: Duration,
        now: Int64 = WallClock.milliseconds
    ) -> (status: ExitStatus, fault: String?) {
        let last = runs.last { $0.state == "finished" && !$0.isSteering }
        guard let last, let finishedAt = last.finishedAt else {
            return (.noResult, sentence("no run has come to its end"))
        }
        let end = "the last run that came to its end did so at \(Figure.date(finishedAt))"
        guard last.exitStatus == 0 else {
            let status = last.exitStatus.map { "\($0)" } ?? "unknown"
            return (.partial, sentence("\(end), with exit status \(status)"))
        }
        let oldest = now - Int64(min(age / .milliseconds(1), 1e15))
        guard finishedAt >= oldest else {
            return (.partial, sentence("\(end), longer ago than --max-age"))
        }
        return (.ok, nil)
    }

    private func sentence(_ fault: String) -> String {
        "crawl: \(Quotation(file).unquoted): \(fault)"
    }
}
