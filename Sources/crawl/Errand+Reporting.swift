import CrawlArguments
import CrawlFormat
import CrawlModel
import CrawlPlanning
import CrawlReport
import CrawlStore
import CrawlVoice
import Linux

extension Errand {
    /// Tells how far crawls are, on the standard output: one, or all in `storage`.
    func tellStatus() async -> ExitStatus {
        let files = await Self.files(arguments.file)
        guard !files.isEmpty else {
            console.say("crawl: no crawl is in storage; name its file")
            return arguments.inquiry.maximumAge == nil ? .usage : .noResult
        }
        var statuses: [ExitStatus] = []
        for file in files {
            do throws(StoreError) {
                let report = try await Self.report(on: file)
                let age = arguments.inquiry.maximumAge
                statuses.append(age.map { report.freshness(within: $0) } ?? .ok)
                guard age == nil || !arguments.voice.isQuiet else { continue }
                statuses.append(await put(report.description))
            } catch .unreachable(_, .noSuchFile) where arguments.inquiry.maximumAge != nil {
                console.say("crawl: \(Quotation(file).unquoted) is not there")
                statuses.append(.noResult)
            } catch {
                statuses.append(complaining(of: error))
            }
        }
        return .deciding(among: statuses)
    }

    func put(_ text: String) async -> ExitStatus {
        do throws(Errno) {
            try await console.put(Array(text.utf8))
            return .ok
        } catch {
            return .storage
        }
    }

    @concurrent
    static func files(_ file: String?) async -> [String] {
        if let file { return [file] }
        return Directory.names(in: "storage").filter { $0.hasSuffix(".sqlite") }
            .map { "storage/\($0)" }
    }

    @concurrent
    private static func report(on file: String) async throws(StoreError) -> StatusText {
        let reader = try StoreReader.open(file)
        return StatusText(
            file: file,
            bodies: try reader.bodiesPath(),
            runs: try reader.runs(),
            counts: try reader.counts(),
            owner: FileLock.note(at: file + ".lock").flatMap { Int32($0) }
        )
    }
}

/// How far a crawl is, in a few lines for people.
struct StatusText: CustomStringConvertible {
    let file: String
    /// Where its bodies are, nil where they are in it.
    let bodies: String?
    let runs: [StoredRun]
    let counts: StoredCounts
    /// The process that the lock names.
    let owner: Int32?

    var description: String {
        """
        \(Quotation(file).unquoted): \(state)\(bodiesPlace)
          \(Figure.count(counts.pages, "page")), \(Figure.count(counts.waiting)) waiting, \
        \(Figure.count(counts.skipped)) skipped\(orders), \(Figure.count(counts.urls)) URLs known \
        on \(Figure.count(counts.hosts, "host"))
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
        case "finished": "finished"
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
    /// What a monitor wants to know: ok where the last run that came to its end was a success, and
    /// is young enough; partial where not; no result where none ever came to its end.
    func freshness(
        within age: Duration,
        now: Int64 = WallClock.milliseconds
    ) -> ExitStatus {
        let ended = runs.last { $0.state == "finished" && !$0.isSteering }
        guard let last = ended else { return .noResult }
        let oldest = now - Int64(min(age / .milliseconds(1), 1e15))
        let isYoung = last.finishedAt.map { $0 >= oldest } ?? false
        return last.exitStatus == 0 && isYoung ? .ok : .partial
    }
}
