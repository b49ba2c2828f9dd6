import CrawlArguments
import CrawlEngine
import CrawlModel
import CrawlStore
import CrawlVoice
import Linux

extension Errand {
    /// How often the progress line changes.
    private static let progressStep = Duration.milliseconds(250)

    /// Runs a crawl to its end, however it comes.
    func carryOut(_ plan: CrawlPlan) async -> (status: ExitStatus, report: CrawlResult?) {
        do throws(CrawlError) {
            let crawler = try await Crawler.open(plan, on: loop, pool: pool)
            let (report, signal) = try await watch(crawler)
            let status = signal.map { .signal($0.number) } ?? ExitStatus(report)
            sum(up: report, status: status, file: plan.output)
            return (status, report)
        } catch {
            console.say("\(Complaint(error))")
            return (ExitStatus(error), nil)
        }
    }

    /// Runs the crawler while signals are heard and progress is shown.
    ///
    /// - Returns: The report, and the signal that ended the crawl, if one did.
    private func watch(_ crawler: Crawler) async throws(CrawlError) -> (CrawlResult, Signal?) {
        let (result, signal) = await withTaskGroup(
            of: Signal?.self
        ) { group -> (Result<CrawlResult, CrawlError>, Signal?) in
            group.addTask { await self.heedSignals(for: crawler) }
            group.addTask { await self.showProgress(of: crawler) }
            let result = await Self.result(of: crawler)
            group.cancelAll()
            let signal = await group.reduce(nil) { $0 ?? $1 }
            return (result, signal)
        }
        return (try result.get(), signal)
    }

    /// Lets each signal stop the crawl, the second at once.
    ///
    /// - Returns: The first that came before the crawl was over.
    private func heedSignals(for crawler: Crawler) async -> Signal? {
        var first: Signal?
        for await signal in signals.signals {
            first = first ?? signal
            await crawler.stop(.interrupted(signal: signal.number))
        }
        return first
    }

    private func showProgress(of crawler: Crawler) async -> Signal? {
        guard console.showsProgress else { return nil }
        while (try? await loop.sleep(until: .now + Self.progressStep)) != nil {
            console.show(ProgressReading(await crawler.progress))
        }
        return nil
    }

    private static func result(of crawler: Crawler) async -> Result<CrawlResult, CrawlError> {
        do throws(CrawlError) {
            return .success(try await crawler.run())
        } catch {
            return .failure(error)
        }
    }

    /// Says at the end what people want to know; in silence, only in one line what went wrong.
    private func sum(up report: CrawlResult, status: ExitStatus, file: String) {
        if !arguments.voice.isQuiet { console.say(Self.summary(of: report, file: file)) }
        if status != .ok { console.say("crawl: \(status)") }
    }

    private static func summary(of report: CrawlResult, file: String) -> String {
        if case .finishedBefore = report.beginning, report.counters.fetches == 0 {
            return "crawl: nothing is left to do in \(Quotation(file).unquoted)"
        }
        let summary = SummaryLine(SummaryReading(report, file: file)).description
        guard let seeds = report.seeds, seeds.answeredCount < seeds.count else { return summary }
        let missing = Figure.count(seeds.count - seeds.answeredCount)
        return "\(summary); \(missing) of \(Figure.count(seeds.count, "seed")) gave no page: "
            + "the views errors and skips say why"
    }
}

extension ProgressReading {
    fileprivate init(_ progress: CrawlProgress) {
        self.init()
        pages = progress.counters.pages
        failed = progress.counters.failures
        bytes = progress.counters.wireBytes
        waiting = progress.waiting
        travelling = progress.travelling
        activeHosts = progress.activeHosts
        knownHosts = progress.hosts
        elapsed = progress.elapsed
        loopLag = progress.lag.quantile(0.99)
    }
}

extension SummaryReading {
    fileprivate init(_ report: CrawlResult, file: String) {
        self.init()
        pages = report.counters.pages
        failed = report.counters.failures
        bytes = report.counters.wireBytes
        elapsed = report.elapsed
        lagMedian = report.lag.quantile(0.5)
        lag99 = report.lag.quantile(0.99)
        lagMaximum = report.lag.maximum
        self.file = file
    }
}
