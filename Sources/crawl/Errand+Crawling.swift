import CrawlEngine
import CrawlStore
import Linux

extension Errand {
    /// How often the progress line changes.
    private static let progressStep = Duration.milliseconds(250)

    /// Runs a crawl to its end, however it comes.
    func carryOut(_ plan: CrawlPlan) async -> (status: ExitStatus, report: CrawlReport?) {
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
    private func watch(_ crawler: Crawler) async throws(CrawlError) -> (CrawlReport, Signal?) {
        let (result, signal) = await withTaskGroup(
            of: Signal?.self
        ) { group -> (Result<CrawlReport, CrawlError>, Signal?) in
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
            await crawler.stop()
        }
        return first
    }

    private func showProgress(of crawler: Crawler) async -> Signal? {
        while (try? await loop.sleep(until: .now + Self.progressStep)) != nil {
            console.show(ProgressReading(await crawler.progress))
        }
        return nil
    }

    private static func result(of crawler: Crawler) async -> Result<CrawlReport, CrawlError> {
        do throws(CrawlError) {
            return .success(try await crawler.run())
        } catch {
            return .failure(error)
        }
    }

    /// Says at the end what people want to know; in silence, only what went wrong.
    private func sum(up report: CrawlReport, status: ExitStatus, file: String) {
        guard !arguments.isQuiet || status != .ok else { return }
        if case .finishedBefore = report.beginning, report.counters.fetches == 0 {
            console.say("crawl: nothing is left to do in \(Quotation(file).unquoted)")
        } else {
            console.say("\(SummaryLine(SummaryReading(report, file: file)))")
        }
        if let seeds = report.seeds, seeds.answeredCount < seeds.count {
            console.say(
                """
                crawl: \(Figure.count(seeds.count - seeds.answeredCount)) of \
                \(Figure.count(seeds.count, "seed")) gave no page; \
                the views errors and skips say why
                """
            )
        }
        if status != .ok { console.say("crawl: \(status)") }
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
        knownHosts = progress.hosts
        elapsed = progress.elapsed
    }
}

extension SummaryReading {
    fileprivate init(_ report: CrawlReport, file: String) {
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
