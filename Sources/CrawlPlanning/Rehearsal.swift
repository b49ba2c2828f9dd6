package import CrawlEngine
import CrawlFrontier
import CrawlModel
package import CrawlReport
import CrawlScope
import URLStandard

/// What a run would make of URLs before its first answer, as the frontier would decide.
package struct Rehearsal {
    /// A URL that is visited, or not.
    package struct Step: Sendable {
        package let isVisit: Bool
        package let url: String
        /// Links from a seed.
        package let depth: Int
        package let reason: String

        /// `visit` or `skip`, depth, URL and reason, safe for terminals.
        package var line: String {
            let cells = [isVisit ? "visit" : "skip", "\(depth)", url, reason]
            return cells.map(Quotation.printable).joined(separator: "\t")
        }
    }

    private var rules: RuleBook
    /// Seeds and named sitemaps, in order.
    private let beginnings: [(key: URLKey, url: WebURL, reach: Reach)]
    private var known: Set<URLKey> = []

    /// A rehearsal of a run that begins with what the plan names.
    package init(_ plan: CrawlPlan) {
        let ignored = plan.frontier.ignored
        var rules = RuleBook(plan)
        let seeds = plan.seeds.map { seed in
            let rule = rules.place(of: seed.rule.name(of: seed)) ?? 0
            _ = rules.widen(rule, by: seed.url)
            return (seed.url, Reach(rule: rule, depth: 0))
        }
        let sitemaps = plan.sitemaps.urls.map { ($0, Reach(rule: 0, depth: 1, hops: Reach.exempt)) }
        beginnings = (seeds + sitemaps).map { (URLKey(of: $0, ignoring: ignored), $0, $1) }
        self.rules = rules
    }

    /// Takes what the crawl began with into the scopes.
    package mutating func widen(by roots: [RecordedScope.Root]) {
        rules.widen(by: roots)
    }

    /// What becomes of a URL that the crawl's file knows, nil for nothing that the run begins with.
    package mutating func step(with url: URLStanding) -> Step? {
        known.insert(url.key)
        switch url.state {
        case .waiting(let tries): return step(with: url, tries == 0 ? "waits" : "waits for a retry")
        case .fetched where url.isDue: return step(with: url, "is visited again")
        case .skipped(let reason?):
            let isTried = url.isDue || [.hostDead, .budget].contains(reason)
            if isTried { return step(with: url, "was skipped: \(reason.rawValue)") }
            let mayChange = reason == .tooDeep || SkipReason.scopeReasons.contains(reason)
            guard mayChange, judgement(of: url) == .allowed else { return nil }
            return step(with: url, "was \(reason.words)")
        case .skipped, .fetched: return nil
        }
    }

    /// What becomes of the seeds and named sitemaps that the file does not know.
    package mutating func steps() -> [Step] {
        beginnings.filter { known.insert($0.key).inserted }.map { beginning in
            let rule = rules[beginning.reach.rule].name
            let kind = beginning.reach.depth == 0 ? "a seed" : "a named sitemap"
            return Self.step(
                rules.judgement(of: beginning.url, by: [beginning.reach]),
                "\(beginning.url)",
                depth: beginning.reach.depth,
                rule.isEmpty ? kind : "\(kind): \(rule)"
            )
        }
    }

    private func step(with standing: URLStanding, _ reason: String) -> Step? {
        judgement(of: standing).map {
            Self.step($0, standing.url, depth: standing.depth, reason)
        }
    }

    private func judgement(of standing: URLStanding) -> RuleBook.Judgement? {
        guard let url = try? WebURL(parsing: standing.url) else { return nil }
        let isOutside = standing.state == .skipped(.outOfScope)
        let hops = standing.isSitemap ? Reach.exempt : isOutside ? 1 : 0
        let usual = Reach(rule: 0, depth: standing.depth, hops: hops)
        return rules.judgement(of: url, by: standing.reach.map(rules.reaches) ?? [usual])
    }

    private static func step(
        _ judgement: RuleBook.Judgement,
        _ url: String,
        depth: Int,
        _ reason: String
    ) -> Step {
        switch judgement {
        case .allowed: return Step(isVisit: true, url: url, depth: depth, reason: reason)
        case .tooDeep:
            let why = SkipReason.tooDeep.rawValue
            return Step(isVisit: false, url: url, depth: depth, reason: why)
        case .refused(let refusal, _):
            let rule = refusal.rule.map { " by \($0)" } ?? ""
            let why = SkipReason(refusal).rawValue + rule
            return Step(isVisit: false, url: url, depth: depth, reason: why)
        }
    }
}

extension SkipReason {
    /// For people: "too deep".
    fileprivate var words: String { rawValue.replacing("_", with: " ") }
}
