package import Linux
import RobotsStandard
package import URLStandard

/// What the robots.txt of each origin says, as far as it was asked; hosts are known by their
/// places from 0.
package struct RobotsBook: Sendable {
    private struct Origin: Hashable, Sendable {
        private let host: Int
        private let isSecure: Bool
        // A host may go by its name with and without it, and each has a robots.txt.
        private let hasPrefix: Bool

        /// The origin of a URL, which counts for a host.
        init(of url: WebURL, on host: Int) {
            self.host = host
            isSecure = url.isSecure
            hasPrefix = url.authorityBytes.starts(with: "www.".utf8)
        }
    }

    /// What may be done with a URL.
    package enum Clearance {
        case allowed
        /// A line of the robots.txt closes it, nil where it does not say which.
        case denied(line: String?)
        /// The origin does not say what it allows: why, if anybody knows.
        case unreachable(cause: String?)
        /// Nobody knows before this robots.txt was asked for.
        case unknown(WebURL, attempt: Int)
    }

    private enum Page: Sendable {
        /// Asked for, not answered; the number of the next try.
        case unanswered(attempt: Int)
        case answered(RobotsAnswer, at: Moment)
    }

    private var pages: [Origin: Page] = [:]
    /// The sitemaps that robots.txt files name.
    package var sitemaps = SitemapBook()

    package init() {}

    /// What may be done with a URL of a host, by what is known and young enough.
    package func clearance(
        of url: WebURL,
        on host: Int,
        now: Moment,
        lifetime: Duration
    ) -> Clearance {
        switch pages[Origin(of: url, on: host)] {
        case nil: ask(url, attempt: 1)
        case .unanswered(let attempt): ask(url, attempt: attempt)
        case .answered(_, let moment) where moment + lifetime <= now: ask(url, attempt: 1)
        case .answered(.unreachable(let cause), _): .unreachable(cause: cause)
        case .answered(.rules(let rules), _):
            Clearance(rules.decision(for: url.target.span))
        }
    }

    private func ask(_ url: WebURL, attempt: Int) -> Clearance {
        url.robots.map { .unknown($0, attempt: attempt) } ?? .unreachable(cause: nil)
    }

    /// Takes in what the origin of a URL answers.
    package mutating func answer(
        _ answer: RobotsAnswer,
        to url: WebURL,
        on host: Int,
        at now: Moment
    ) {
        pages[Origin(of: url, on: host)] = .answered(answer, at: now)
    }

    /// Notes that the origin of a URL is to be asked again.
    package mutating func retry(_ url: WebURL, on host: Int, attempt: Int) {
        pages[Origin(of: url, on: host)] = .unanswered(attempt: attempt)
    }
}

extension RobotsBook.Clearance {
    fileprivate init(_ decision: RobotsDecision) {
        guard !decision.isAllowed else {
            self = .allowed
            return
        }
        let line = decision.line.map { " (line \($0))" } ?? ""
        self = .denied(line: decision.rule.map { $0 + line })
    }
}

extension WebURL {
    /// The robots.txt of the URL's origin.
    fileprivate var robots: WebURL? {
        try? WebURL(parsing: "\(origin)/robots.txt")
    }
}
