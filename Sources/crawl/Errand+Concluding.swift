import CrawlArguments
import CrawlEngine
import CrawlModel
import CrawlPlanning
import CrawlStore
import CrawlVoice
import Linux

extension Errand {
    /// Says at the end what people want to know; in silence only the log hears what went well.
    func sum(
        up report: CrawlResult,
        of plan: CrawlPlan,
        status: ExitStatus,
        waiting waitingCount: Int
    ) async {
        mention(summary(of: report, file: plan.output))
        if let seeds = report.missedSeeds {
            await regret(seeds, SchemeRemark(plan.seeds), in: plan.output)
        }
        if report.ending == .limitReached, waitingCount > 0 {
            let visits = Figure.count(waitingCount, "visit")
            let wait = waitingCount == 1 ? "waits" : "wait"
            mention("crawl: a limit is reached; \(visits) \(wait) for a greater one")
        }
        if report.heldCount > 0 {
            let urls = Figure.count(report.heldCount, "URL")
            let (are, them) = report.heldCount == 1 ? ("is", "it") : ("are", "them")
            mention("crawl: \(urls) \(are) held; crawl queue ls lists \(them)")
        }
        if let cause = report.ending.shortage {
            console.say("crawl: stopped: \(cause)", .warning)
        } else if status == .partial, report.unwantedCount > 0 {
            let visits = Figure.count(report.unwantedCount, "visit")
            console.say("crawl: partial: complete, but \(visits) failed as --fail-on says", .error)
        } else if status != .ok {
            // Who was told to stop has not failed.
            let isFault = status == .partial || status == .noResult
            console.say("crawl: \(status)", isFault ? .error : .warning)
        }
    }

    private func summary(of report: CrawlResult, file: String) -> String {
        let counters = report.counters
        if case .finishedBefore = report.beginning, counters.fetches + counters.robots == 0 {
            let name = Quotation(file).unquoted
            return arguments.reach.revisits.rereads
                ? "crawl: the pages of \(name) are read again, and lead to nothing new"
                : "crawl: nothing is left to do in \(name)"
        }
        let summary = SummaryLine(SummaryReading(report, file: file)).description
        guard let seeds = report.missedSeeds else { return summary }
        let missing = Figure.count(seeds.count - seeds.answeredCount)
        return "\(summary); \(missing) of \(Figure.count(seeds.count, "seed")) gave no page"
    }
}

extension CrawlResult {
    /// What became of the seeds, where all had their turn and some gave no page.
    fileprivate var missedSeeds: SeedTally? {
        guard ending == .exhausted, let seeds, seeds.answeredCount < seeds.count else { return nil }
        return seeds
    }
}

extension CrawlEnding {
    private static let advice = "run the same command again to go on"

    /// What there was too little of, and how to go on; nil where that is not why the crawl ended.
    fileprivate var shortage: String? {
        switch self {
        case .lowDisk(let file, let free):
            "the disk of \(Quotation(file).unquoted) has \(Figure.binaryBytes(Double(free))) left, "
                + "less than --min-free; \(Self.advice)"
        case .highMemory(let resident):
            "the process holds \(Figure.binaryBytes(Double(resident))), more than --max-memory; "
                + Self.advice
        case .full(let urls):
            "\(Figure.count(urls, "URL")) are known, and one crawl cannot tell more apart; what is "
                + "found is kept; crawl what is left into files of their own, by --include"
        default: nil
        }
    }
}

extension SummaryReading {
    fileprivate init(_ report: CrawlResult, file: String) {
        self.init()
        unchanged = report.counters.unchanged
        pages = report.counters.pages + unchanged
        failed = report.counters.failures
        bytes = report.counters.wireBytes
        elapsed = report.elapsed
        lag = LoopLag(report.lag)
        self.file = file
    }
}

extension LoopLag {
    init(_ lag: LagHistogram) {
        self.init(median: lag.quantile(0.5), p99: lag.quantile(0.99), maximum: lag.maximum)
    }
}
