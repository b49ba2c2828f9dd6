import CrawlArguments
import CrawlEngine
import CrawlModel
import CrawlPlanning
import CrawlReport
import CrawlStore
import CrawlVoice
import Linux
import URLStandard

/// How a run ended, or why it did not begin.
struct RunOutcome: Sendable {
    var status: ExitStatus
    var report: CrawlResult?
    /// As far as the crawl had come.
    var progress: CrawlProgress?
    var error: String?
    /// True where another crawl held the file, so that the run is not ours to tell of.
    var isElsewhere = false
}

extension Errand {
    /// How often metrics are written.
    private static let metricsStep = Duration.seconds(15)

    /// The monitor that is told of the crawl; nil where none is named.
    func ping(_ plan: CrawlPlan) throws(PlanError) -> Ping? {
        guard let text = arguments.unattended.pingURL else { return nil }
        let url = try? WebURL(parsing: text)
        guard let url, ["http", "https"].contains(url.scheme) else {
            let kind = "URL such as https://hc-ping.com/UUID"
            throw .misspelt(option: "ping-url", text, isNo: kind)
        }
        return Ping(url, like: plan.fetch, on: loop)
    }

    /// Keeps the metrics up to date while a crawl runs.
    func keepMetrics(of crawler: Crawler, file: String) async {
        guard let path = arguments.unattended.metricsFile else { return }
        let earlier = await Self.runs(of: file)
        repeat {
            var reading = reading(of: file, earlier)
            reading.note(await crawler.progress)
            _ = await Self.write(RunMetrics(reading).text, to: path)
        } while (try? await loop.sleep(until: .now + Self.metricsStep)) != nil
    }

    /// Tells programs how a run ended.
    ///
    /// - Returns: The status of the run, or a graver one where it could not be written down.
    func announce(_ outcome: RunOutcome, of file: String) async -> ExitStatus {
        let unattended = arguments.unattended
        guard unattended.summary != nil || unattended.metricsFile != nil else {
            return outcome.status
        }
        var reading = reading(of: file, await Self.runs(of: file))
        if let progress = outcome.progress { reading.note(progress) }
        if let report = outcome.report { reading.note(report) }
        reading.ending = RunReading.Ending(
            state: outcome.status.name,
            exitStatus: outcome.status.code,
            cause: outcome.report?.ending.name,
            finishedAt: WallClock.milliseconds,
            error: outcome.error
        )
        var statuses = [outcome.status]
        if unattended.summary == "-" {
            statuses.append(await put(RunSummary(reading).line))
        } else if let path = unattended.summary {
            let fault = await Self.write(RunSummary(reading).line, to: path)
            statuses.append(status(ofWriting: "summary", path, fault))
        }
        if let path = unattended.metricsFile, !outcome.isElsewhere {
            let fault = await Self.write(RunMetrics(reading).text, to: path)
            statuses.append(status(ofWriting: "metrics-file", path, fault))
        }
        return .deciding(among: statuses)
    }

    private func status(ofWriting option: String, _ path: String, _ fault: Errno?) -> ExitStatus {
        guard let fault else { return .ok }
        console.say("crawl: cannot write --\(option) \(Quotation(path)): \(fault)")
        return .storage
    }

    private func reading(of file: String, _ runs: [StoredRun]) -> RunReading {
        let now = WallClock.milliseconds
        let age = Int64(((Moment.now - began) / .milliseconds(1)).rounded())
        var reading = RunReading(file: file, startedAt: now - age)
        reading.run = runs.last?.id
        reading.lastSuccessAt =
            runs.last { $0.exitStatus == 0 && $0.state == "finished" }?.finishedAt
        return reading
    }

    /// The runs that a file tells of; none where it cannot be read.
    @concurrent
    private static func runs(of file: String) async -> [StoredRun] {
        do {
            return try StoreReader.open(file).runs()
        } catch {
            return []
        }
    }

    @concurrent
    private static func write(_ text: String, to path: String) async -> Errno? {
        do throws(Errno) {
            try FileDescriptor.replaceFile(path, with: Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }
}

extension RunReading {
    mutating func note(_ crawl: CrawlProgress) {
        progress = ProgressReading(crawl)
        counts = crawl.counters.named
    }

    fileprivate mutating func note(_ report: CrawlResult) {
        progress.elapsed = report.elapsed
        counts = report.counters.named
        counts.append(("unwanted", report.unwantedCount))
        guard let seeds = report.seeds else { return }
        counts += [("seeds", seeds.count), ("seeds_answered", seeds.answeredCount)]
    }
}

extension CrawlEnding {
    /// A word for programs.
    fileprivate var name: String {
        switch self {
        case .exhausted: "exhausted"
        case .limitReached: "limit"
        case .timeUp: "time"
        case .interrupted: "signal"
        case .lowDisk: "disk"
        case .highMemory: "memory"
        case .full: "urls"
        }
    }
}
