import CrawlArguments
import CrawlFormat
import CrawlModel
import CrawlReport
import CrawlStore
import Linux

extension Errand {
    /// Tells how far crawls are, on the standard output: one, or all in `storage`.
    func tellStatus() async -> ExitStatus {
        let files = await Self.files(arguments.file)
        guard !files.isEmpty else {
            console.say("crawl: no crawl is in storage; name its file")
            return .usage
        }
        var statuses: [ExitStatus] = []
        for file in files {
            do throws(StoreError) {
                let text = try await Self.report(on: file)
                statuses.append(await put(text))
            } catch {
                console.say("\(Complaint(error))")
                statuses.append(ExitStatus(error))
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
    private static func report(on file: String) async throws(StoreError) -> String {
        let reader = try StoreReader.open(file)
        let status = StatusText(
            file: file,
            runs: try reader.runs(),
            counts: try reader.counts(),
            owner: FileLock.note(at: file + ".lock").flatMap { Int32($0) }
        )
        return status.description
    }
}

/// How far a crawl is, in a few lines for people.
struct StatusText: CustomStringConvertible {
    let file: String
    let runs: [StoredRun]
    let counts: StoredCounts
    /// The process that the lock names.
    let owner: Int32?

    var description: String {
        """
        \(Quotation(file).unquoted): \(state)
          \(Figure.count(counts.pages, "page")), \(Figure.count(counts.waiting)) waiting, \
        \(Figure.count(counts.skipped)) skipped, \(Figure.count(counts.urls)) URLs known \
        on \(Figure.count(counts.hosts, "host"))
          \(Figure.count(runs.count, "run")), the last from \(began)\(ended)

        """
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
