import CrawlEngine
import CrawlStore
import Linux
import Synchronization

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
        let heard = Mutex<Signal?>(nil)
        let result: Result<CrawlReport, CrawlError> = await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await signal in signals.signals {
                    heard.withLock { $0 = $0 ?? signal }
                    await crawler.stop()
                }
            }
            group.addTask {
                while (try? await loop.sleep(until: .now + Self.progressStep)) != nil {
                    console.show(ProgressReading(await crawler.progress))
                }
            }
            let result = await Self.result(of: crawler)
            group.cancelAll()
            return result
        }
        return (try result.get(), heard.withLock { $0 })
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
        if status != .ok { console.say("crawl: \(status.name): \(status.meaning)") }
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
