import CrawlModel
import CrawlPoliteness
import CrawlScope
import CrawlSeen
import CrawlWaiting
import URLStandard

/// What the rules of the seeds make of URLs, and what these may take.
struct Ruling: Sendable {
    var book: ReachBook
    var allotments: AllotmentBook
    private let maximumDepth: Int
    private let maximumRedirects: Int

    init(_ rules: RuleBook, _ plan: FrontierPlan) {
        book = ReachBook(rules)
        maximumDepth = plan.maximumDepth ?? .max
        maximumRedirects = plan.maximumRedirects
        allotments = AllotmentBook(
            plan.budgets.prefixes,
            rules: rules.all.map { (name: $0.name, pages: $0.maximumPages) }
        )
    }

    /// True where nothing is noted of single URLs.
    var isPlain: Bool { book.isPlain }

    /// What a URL at the end of a way is to the crawl, as far as it is noted how it is reached.
    @inline(__always)
    func verdict(on url: WebURL, of id: URLID, by way: Way) -> Verdict {
        if let obstacle = way.obstacle { return .skip(.notFollowed, obstacle, rule: nil) }
        guard isPlain else { return notedVerdict(on: url, of: id, by: way) }
        if let refusal = book.rules.refusal(of: url, isRoot: way.isExempt) {
            return .refused(refusal)
        }
        guard way.redirects <= maximumRedirects else { return .redirectLimit }
        return way.depth <= maximumDepth ? .visit : .skip(.cut, .tooDeep, rule: nil)
    }

    private func notedVerdict(on url: WebURL, of id: URLID, by way: Way) -> Verdict {
        let judgement = book.judgement(of: url, id.rawValue)
        if case .refused(let refusal, let rule) = judgement { return .refused(refusal, by: rule) }
        guard way.redirects <= maximumRedirects else { return .redirectLimit }
        guard case .tooDeep(let rule) = judgement else { return .visit }
        return .skip(.cut, .tooDeep, rule: rule.isEmpty ? nil : rule)
    }

    /// What refuses a URL, whatever its depth; where nothing is noted, neither scope nor includes
    /// matter to one that is exempt.
    func refusal(of url: WebURL, of id: URLID, isExempt: Bool) -> ScopeRefusal? {
        guard !isPlain else { return book.rules.refusal(of: url, isRoot: isExempt) }
        guard case .refused(let refusal, _) = book.judgement(of: url, id.rawValue) else {
            return nil
        }
        return refusal
    }

    /// True where another spelling of a URL that is visited may be visited, too.
    func allows(_ url: WebURL, of id: URLID, by way: Way) -> Bool {
        guard !isPlain else { return book.rules.refusal(of: url, isRoot: way.isExempt) == nil }
        return book.judgement(of: url, id.rawValue) == .allowed
    }

    /// How a page is reached under the rules for which its links are followed.
    @inline(__always)
    func spread(of page: Visit) -> [Reach] {
        isPlain ? [] : book.allowed(page.id.rawValue, at: page.url)
    }

    /// Whether budgets that are no host's have room for a visit.
    mutating func room(for visit: WaitingVisit, of host: HostID) -> AllotmentBook.Room {
        let rules = book.allowed(visit.number, at: visit.url).map(\.rule)
        return allotments.room(for: visit.url, on: host.index, by: rules)
    }

    /// Takes over a page that counts against those budgets.
    mutating func restore(page: Visit) {
        let rules = book.allowed(page.id.rawValue, at: page.url).map(\.rule)
        allotments.restore(page.url, on: page.host.index, by: rules)
    }
}

extension Verdict {
    fileprivate static let redirectLimit = Verdict.skip(.cut, .redirectLimit, rule: nil)
}
