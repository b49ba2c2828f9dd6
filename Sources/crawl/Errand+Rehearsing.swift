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
            try reader.forEachURL { rehearsal.take($0) }
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
    private let rules: RuleBook
    /// Seeds and named sitemaps that the file does not know, in order.
    private var newcomers: [(key: URLKey, url: WebURL, reach: Reach)]
    private var known: Set<URLKey> = []

    init(_ plan: CrawlPlan) {
        let ignored = plan.frontier.ignored
        let rules = RuleBook(plan)
        newcomers = plan.seeds.map { seed in
            let rule = rules.place(of: seed.rule.name(of: seed)) ?? 0
            let key = URLKey(of: seed.url, ignoring: ignored)
            return (key, seed.url, Reach(rule: rule, depth: 0))
        }
        newcomers += plan.sitemaps.urls.map { url in
            let key = URLKey(of: url, ignoring: ignored)
            return (key, url, Reach(rule: 0, depth: 1, hops: Reach.exempt))
        }
        self.rules = rules
    }

    mutating func take(_ url: URLStanding) {
        known.insert(url.key)
        switch url.state {
        case .waiting(let tries):
            visit(url.url, depth: url.depth, because: tries == 0 ? "waits" : "waits for a retry")
        case .skipped(.tooDeep?) where isNear(url):
            visit(url.url, depth: url.depth, because: "was too deep")
        case .skipped(.outOfScope?) where isNear(url):
            visit(url.url, depth: url.depth, because: "was out of scope")
        case .skipped(let reason?) where [.hostDead, .budget].contains(reason):
            visit(url.url, depth: url.depth, because: "was skipped: \(reason.rawValue)")
        case .skipped, .fetched: break
        }
    }

    mutating func takeNewcomers() {
        for newcomer in newcomers where known.insert(newcomer.key).inserted {
            let (url, depth) = ("\(newcomer.url)", newcomer.reach.depth)
            let rule = rules.all[newcomer.reach.rule].name
            let why = depth == 0 ? "a seed" : "a named sitemap"
            switch rules.judgement(of: newcomer.url, by: [newcomer.reach]) {
            case .refused(let refusal, _):
                let rule = refusal.rule.map { " by \($0)" } ?? ""
                write("skip", url, depth: depth, SkipReason(refusal).rawValue + rule)
            case .tooDeep: write("skip", url, depth: depth, SkipReason.tooDeep.rawValue)
            case .allowed: visit(url, depth: depth, because: rule.isEmpty ? why : "\(why): \(rule)")
            }
        }
    }

    /// True where a URL that was skipped would be visited as it is reached by now.
    private func isNear(_ standing: URLStanding) -> Bool {
        guard let url = try? WebURL(parsing: standing.url) else { return false }
        let isOutside = standing.state == .skipped(.outOfScope)
        let usual = Reach(rule: 0, depth: standing.depth, hops: isOutside ? 1 : 0)
        let reaches = standing.reach.map(rules.reaches) ?? [usual]
        return rules.judgement(of: url, by: reaches) == .allowed
    }

    private mutating func visit(_ url: String, depth: Int, because why: String) {
        visits += 1
        write("visit", url, depth: depth, why)
    }

    private mutating func write(_ verb: String, _ url: String, depth: Int, _ why: String) {
        let cells = [verb, "\(depth)", Quotation.printable(url), Quotation.printable(why)]
        _ = stream.write(Array((cells.joined(separator: "\t") + "\n").utf8))
    }
}
