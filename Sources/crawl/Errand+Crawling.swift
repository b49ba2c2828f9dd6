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
            let progress = await crawler.progress
            await sum(up: report, of: plan, status: status, waiting: progress.waiting)
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
            if moves { console.show(reading) } else { say(reading, as: form, since: &history) }
        }
        // People hear of the end in the summary; programs, however short the crawl was, here.
        let last = ProgressReading(await crawler.progress)
        if form == .json { say(last, as: form, since: &history) }
    }

    private func say(
        _ reading: ProgressReading,
        as form: Arguments.Progress.Form,
        since history: inout ProgressHistory
    ) {
        let earlier = history.take(reading)
        let line = ProgressLine(reading, since: earlier)
        console.say(
            form == .json
                ? ProgressObject.text(reading, since: earlier)
                : "crawl: \(line.text(width: .max))"
        )
    }

    private static func result(of crawler: Crawler) async -> Result<CrawlResult, CrawlError> {
        do throws(CrawlError) {
            return .success(try await crawler.run())
        } catch {
            return .failure(error)
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
