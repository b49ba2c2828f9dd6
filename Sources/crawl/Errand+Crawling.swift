import CrawlArguments
import CrawlEngine
import CrawlModel
import CrawlPlanning
import CrawlStore
import CrawlVoice
import Linux

extension Errand {
    /// How often the progress line changes.
    static let progressStep = Duration.milliseconds(250)
    /// How often disk and memory are looked at: a fast crawl writes tens of megabytes meanwhile.
    private static let guardStep = Duration.milliseconds(250)

    /// Runs a crawl to its end, however it comes, and tells who wants to know.
    ///
    /// - Throws: What is wrong with the words, before anything is done.
    func carryOut(
        _ plan: CrawlPlan
    ) async throws(PlanError) -> (status: ExitStatus, report: CrawlResult?) {
        let ping = try ping(plan)
        var plan = plan
        let log = VisitLog(console, arguments.voice)
        (plan.observer, plan.listener) = (log.observer, { log.warn(of: $0) })
        signals.heed()
        let interruptions = Interruptions()
        let outcome = await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await signal in self.signals.signals {
                    await self.heed(signal, interruptions)
                }
            }
            defer { group.cancelAll() }
            return await self.crawl(plan, ping, heeding: interruptions)
        }
        let status = await announce(outcome, of: plan.output)
        if !outcome.isElsewhere { warn(of: await ping?.end(status.code)) }
        return (status, outcome.report)
    }

    /// A hang-up means a new log file where there is one, and the end where not.
    private func heed(_ signal: Signal, _ interruptions: Interruptions) async {
        guard signal == .hangUp, console.keepsLog else { return await interruptions.note(signal) }
        await console.reopenLog()
    }

    private func crawl(
        _ plan: CrawlPlan,
        _ ping: Ping?,
        heeding interruptions: Interruptions
    ) async -> RunOutcome {
        do throws(CrawlError) {
            let crawler = try await open(plan, heeding: interruptions)
            await interruptions.attach(crawler)
            await tellOfDeath(before: crawler)
            // However short the crawl, its beginning is told before its end.
            async let silence = ping?.begin()
            let report = try await watch(crawler, file: plan.output)
            warn(of: await silence)
            let signal = interruptions.first.map { ExitStatus.signal($0.number) }
            let status = signal ?? ExitStatus(report, allowing: arguments.unattended.maximumFailed)
            await sum(up: report, status: status, file: plan.output)
            let progress = await crawler.progress
            return RunOutcome(status: status, report: report, progress: progress)
        } catch {
            return outcome(of: error, file: plan.output, interruptions.first)
        }
    }

    /// Says why a crawl did not begin, or not come to its end.
    private func outcome(
        of error: CrawlError,
        file: String,
        _ signal: Signal?
    ) -> RunOutcome {
        var outcome = RunOutcome(status: ExitStatus(error), error: error.description)
        outcome.isElsewhere = outcome.status == .busy
        if outcome.isElsewhere, let signal {
            outcome.status = .signal(signal.number)
        } else if outcome.isElsewhere, arguments.unattended.ifLocked == .skip {
            passOver(file, error)
            outcome.status = .ok
        } else {
            console.say("\(Complaint(error))", .error)
        }
        return outcome
    }

    /// Runs the crawler while the machine is watched and progress is shown.
    private func watch(
        _ crawler: Crawler,
        file: String
    ) async throws(CrawlError) -> CrawlResult {
        let resources = ResourceGuard(
            files: await crawler.files,
            minimumFree: arguments.unattended.minimumFree,
            maximumMemory: arguments.unattended.maximumMemory
        )
        if let ending = await resources.breach() { await crawler.stop(ending) }
        // Without a thread for it, the crawl is not watched.
        let watchdog = try? Watchdog(of: loop) { console.say("\(Complaint(stuckAt: $0))", .error) }
        defer { watchdog?.stop() }
        let result = await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.showProgress(of: crawler) }
            // Both ask the disk, which may be slow.
            group.addTask(executorPreference: pool) { await self.stop(crawler, before: resources) }
            group.addTask(executorPreference: pool) {
                await self.keepMetrics(of: crawler, file: file)
            }
            let result = await Self.result(of: crawler)
            group.cancelAll()
            return result
        }
        return try result.get()
    }

    /// A monitor that hears nothing is no failure of the crawl.
    private func warn(of fault: String?) {
        guard let fault else { return }
        mention("crawl: --ping-url is not heard: \(Quotation(fault).unquoted)", .warning)
    }

    private func stop(_ crawler: Crawler, before resources: ResourceGuard) async {
        guard !resources.isIdle else { return }
        while (try? await loop.sleep(until: .now + Self.guardStep)) != nil {
            guard let ending = await resources.breach() else { continue }
            return await crawler.stop(ending)
        }
    }

    /// Shows progress on a terminal again and again, elsewhere a line now and then.
    private func showProgress(of crawler: Crawler) async {
        let wish = arguments.voice.progress
        let form = wish.form ?? (arguments.voice.isQuiet ? .none : .line)
        guard form != .none else { return }
        let moves = console.showsProgress && form == .line && wish.step == nil
        let step = moves ? Self.progressStep : wish.step ?? .seconds(60)
        var history = ProgressHistory()
        while (try? await loop.sleep(until: .now + step)) != nil {
            let reading = ProgressReading(await crawler.progress)
            guard !moves else {
                console.show(reading)
                continue
            }
            let earlier = history.take(reading)
            let text =
                form == .json
                ? ProgressObject.text(reading, since: earlier)
                : "crawl: " + ProgressLine(reading, since: earlier).text(width: .max)
            console.say(text)
        }
    }

    private static func result(of crawler: Crawler) async -> Result<CrawlResult, CrawlError> {
        do throws(CrawlError) {
            return .success(try await crawler.run())
        } catch {
            return .failure(error)
        }
    }

    /// Says at the end what people want to know; in silence only the log hears what went well.
    private func sum(up report: CrawlResult, status: ExitStatus, file: String) async {
        mention(summary(of: report, file: file))
        if let seeds = report.missedSeeds { await regret(seeds, in: file) }
        if report.heldCount > 0 {
            let urls = Figure.count(report.heldCount, "URL")
            let (are, them) = report.heldCount == 1 ? ("is", "it") : ("are", "them")
            mention("crawl: \(urls) \(are) held; crawl queue ls lists \(them)")
        }
        if let cause = report.ending.shortage {
            console.say("crawl: stopped: \(cause)")
        } else if status == .partial, report.unwantedCount > 0 {
            let visits = Figure.count(report.unwantedCount, "visit")
            console.say("crawl: partial: complete, but \(visits) failed as --fail-on says", .error)
        } else if status != .ok {
            console.say("crawl: \(status)", .error)
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

extension ProgressReading {
    init(_ progress: CrawlProgress) {
        self.init()
        pages = progress.counters.pages + progress.counters.unchanged
        failed = progress.counters.failures
        bytes = progress.counters.wireBytes
        waiting = progress.waiting
        travelling = progress.travelling
        activeHosts = progress.activeHosts
        knownHosts = progress.hosts
        elapsed = progress.elapsed
        lag = LoopLag(progress.lag)
        outlook.visits = progress.counters.fetches
        outlook.nextDue = progress.nextDue
        outlook.slowestHost = progress.slowestHost
        outlook.slowestTime = progress.slowestTime
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
    fileprivate init(_ lag: LagHistogram) {
        self.init(median: lag.quantile(0.5), p99: lag.quantile(0.99), maximum: lag.maximum)
    }
}
