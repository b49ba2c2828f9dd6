import CrawlArguments
import CrawlEngine
import CrawlFormat
import CrawlFrontier
import CrawlModel
import CrawlPlanning
import CrawlReport
import CrawlScope
import CrawlVoice
import Linux
import URLStandard

extension Errand {
    /// Tells what a run would begin with, and why; requests and writes nothing.
    func rehearse(_ plan: CrawlPlan) async -> ExitStatus {
        do throws(StoreError) {
            let (visits, fault) = try await Self.tell(plan)
            guard fault == nil else { return status(of: fault) }
            if !arguments.voice.isQuiet {
                let count = Figure.count(visits, "visit")
                console.say("crawl: \(count) would come first; nothing was requested")
            }
            return .ok
        } catch {
            return complaining(of: error)
        }
    }

    /// Writes a line for each URL that a run would begin with.
    ///
    /// - Returns: How many would be visited, and why not all could be written.
    @concurrent
    private static func tell(_ plan: CrawlPlan) async throws(StoreError) -> (Int, Errno?) {
        var rehearsal = Rehearsal(plan)
        do throws(StoreError) {
            let reader = try StoreReader.open(plan.output)
            try reader.refuse(others: plan.frontier.ignored)
            rehearsal.widen(by: try reader.roots())
            try reader.forEachURL(
                revisits: plan.refresh?.revisits(at: WallClock.milliseconds),
                maximumDepth: plan.frontier.maximumDepth
            ) { rehearsal.take($0) }
        } catch .unreachable(_, .noSuchFile) {
            // The crawl is yet to begin.
        }
        rehearsal.takeNewcomers()
        rehearsal.stream.flush()
        return (rehearsal.visits, rehearsal.stream.fault)
    }
}

/// Decides as the frontier would before its first answer: `visit` or `skip`, depth, URL, why.
private struct Rehearsal {
    var stream = DataStream()
    private(set) var visits = 0
    private var rules: RuleBook
    /// Seeds and named sitemaps that the file does not know, in order.
    private var newcomers: [(key: URLKey, url: WebURL, reach: Reach)]
    private var known: Set<URLKey> = []

    init(_ plan: CrawlPlan) {
        let ignored = plan.frontier.ignored
        var rules = RuleBook(plan)
        newcomers = plan.seeds.map { seed in
            let rule = rules.place(of: seed.rule.name(of: seed)) ?? 0
            let key = URLKey(of: seed.url, ignoring: ignored)
            _ = rules.widen(rule, by: seed.url)
            return (key, seed.url, Reach(rule: rule, depth: 0))
        }
        newcomers += plan.sitemaps.urls.map { url in
            let key = URLKey(of: url, ignoring: ignored)
            return (key, url, Reach(rule: 0, depth: 1, hops: Reach.exempt))
        }
        self.rules = rules
    }

    /// Takes what the crawl began with into the scopes.
    mutating func widen(by roots: [(url: String, reach: String?)]) {
        for root in roots {
            guard let url = try? WebURL(parsing: root.url) else { continue }
            let reaches = root.reach.map(rules.reaches) ?? [Reach(rule: 0, depth: 0)]
            for reach in reaches where reach.depth == 0 { _ = rules.widen(reach.rule, by: url) }
        }
    }

    mutating func take(_ url: URLStanding) {
        known.insert(url.key)
        switch url.state {
        case .waiting(let tries): consider(url, because: tries == 0 ? "waits" : "waits for a retry")
        case .fetched where url.isDue: consider(url, because: "is visited again")
        case .skipped(let reason?) where url.isDue:
            consider(url, because: "was skipped: \(reason.rawValue)")
        case .skipped(.tooDeep?): considerNearer(url, because: "was too deep")
        case .skipped(.outOfScope?): considerNearer(url, because: "was out of scope")
        case .skipped(let reason?) where [.hostDead, .budget].contains(reason):
            consider(url, because: "was skipped: \(reason.rawValue)")
        case .skipped, .fetched: break
        }
    }

    mutating func takeNewcomers() {
        for newcomer in newcomers where known.insert(newcomer.key).inserted {
            let (url, depth) = ("\(newcomer.url)", newcomer.reach.depth)
            let rule = rules.all[newcomer.reach.rule].name
            let why = depth == 0 ? "a seed" : "a named sitemap"
            let judgement = rules.judgement(of: newcomer.url, by: [newcomer.reach])
            write(judgement, url, depth: depth, rule.isEmpty ? why : "\(why): \(rule)")
        }
    }

    /// Tells what this run's rules make of a URL that would be visited.
    private mutating func consider(_ standing: URLStanding, because why: String) {
        guard let judgement = judgement(of: standing) else { return }
        write(judgement, standing.url, depth: standing.depth, why)
    }

    /// Tells of a URL that was skipped only if it would be visited as it is reached by now.
    private mutating func considerNearer(_ standing: URLStanding, because why: String) {
        guard judgement(of: standing) == .allowed else { return }
        write(.allowed, standing.url, depth: standing.depth, why)
    }

    private func judgement(of standing: URLStanding) -> RuleBook.Judgement? {
        guard let url = try? WebURL(parsing: standing.url) else { return nil }
        let isOutside = standing.state == .skipped(.outOfScope)
        let hops = standing.isSitemap ? Reach.exempt : isOutside ? 1 : 0
        let usual = Reach(rule: 0, depth: standing.depth, hops: hops)
        return rules.judgement(of: url, by: standing.reach.map(rules.reaches) ?? [usual])
    }

    private mutating func write(
        _ judgement: RuleBook.Judgement,
        _ url: String,
        depth: Int,
        _ why: String
    ) {
        switch judgement {
        case .refused(let refusal, _):
            let rule = refusal.rule.map { " by \($0)" } ?? ""
            write("skip", url, depth: depth, SkipReason(refusal).rawValue + rule)
        case .tooDeep: write("skip", url, depth: depth, SkipReason.tooDeep.rawValue)
        case .allowed:
            visits += 1
            write("visit", url, depth: depth, why)
        }
    }

    private mutating func write(_ verb: String, _ url: String, depth: Int, _ why: String) {
        let cells = [verb, "\(depth)", Quotation.printable(url), Quotation.printable(why)]
        _ = stream.write(Array((cells.joined(separator: "\t") + "\n").utf8))
    }
}
