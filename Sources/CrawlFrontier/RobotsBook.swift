import CrawlModel
import Linux
import RobotsStandard
import URLStandard

/// What the robots.txt of each origin says, as far as it was asked.
struct RobotsBook: Sendable {
    struct Origin: Hashable, Sendable {
        private let host: HostID
        private let isSecure: Bool
        // A host may go by its name with and without it, and each has a robots.txt.
        private let hasPrefix: Bool

        /// The origin of a URL, which counts for a host.
        init(of url: WebURL, on host: HostID) {
            self.host = host
            isSecure = url.isSecure
            hasPrefix = url.authorityBytes.starts(with: "www.".utf8)
        }
    }

    /// What may be done with a URL.
    enum Clearance {
        case allowed
        case denied(SkipReason, rule: String?)
        /// Nobody knows before this robots.txt was asked for.
        case unknown(WebURL, attempt: Int)
    }

    private enum Page: Sendable {
        /// Asked for, not answered; the number of the next try.
        case unanswered(attempt: Int)
        case answered(RobotsAnswer, at: Moment)
    }

    private var pages: [Origin: Page] = [:]
    var sitemaps = SitemapBook()

    func clearance(
        of url: WebURL,
        on host: HostID,
        now: Moment,
        lifetime: Duration
    ) -> Clearance {
        switch pages[Origin(of: url, on: host)] {
        case nil: ask(url, attempt: 1)
        case .unanswered(let attempt): ask(url, attempt: attempt)
        case .answered(_, let moment) where moment + lifetime <= now: ask(url, attempt: 1)
        case .answered(.unreachable(let cause), _): .denied(.robotsUnreachable, rule: cause)
        case .answered(.rules(let rules), _):
            Clearance(rules.decision(for: url.target.span))
        }
    }

    private func ask(_ url: WebURL, attempt: Int) -> Clearance {
        url.robots.map { .unknown($0, attempt: attempt) } ?? .denied(.robotsUnreachable, rule: nil)
    }

    mutating func answer(_ origin: Origin, _ answer: RobotsAnswer, at now: Moment) {
        pages[origin] = .answered(answer, at: now)
    }

    mutating func retry(_ origin: Origin, attempt: Int) {
        pages[origin] = .unanswered(attempt: attempt)
    }
}

extension RobotsBook.Clearance {
    fileprivate init(_ decision: RobotsDecision) {
        guard !decision.isAllowed else {
            self = .allowed
            return
        }
        let line = decision.line.map { " (line \($0))" } ?? ""
        self = .denied(.robotsDenied, rule: decision.rule.map { $0 + line })
    }
}

extension WebURL {
    /// The robots.txt of the URL's origin.
    var robots: WebURL? {
        try? WebURL(parsing: "\(origin)/robots.txt")
    }
}
