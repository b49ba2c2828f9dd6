package import CrawlModel
package import CrawlReport
import URLStandard

/// What is said of seeds that were typed without a scheme.
///
/// Where it is not the usual https that is taken, people hear of it before the first request.
package struct SchemeRemark: Sendable {
    private let seeds: [Seed]

    /// Prepares to speak of the seeds of a crawl.
    package init(_ seeds: [Seed]) {
        self.seeds = seeds
    }

    /// One line about those that are asked by http; nil where there are none.
    ///
    /// - Complexity: O(n) in the seeds.
    package var announcement: String? {
        let plain = seeds.lazy.filter { $0.lacksScheme && $0.url.scheme == "http" }
        guard let first = plain.first else { return nil }
        let (url, count) = (Quotation.printable(first.url.description), plain.count)
        return count == 1
            ? "crawl: no scheme was typed; \(url) is taken"
            : "crawl: \(Figure.count(count, "seed")) without a scheme are asked by http, "
                + "\(url) the first"
    }

    /// The end of a sentence about a seed without a page; empty where its scheme was typed, or
    /// where another would not help.
    package func hint(for fault: SeedFault) -> String {
        guard Self.mayDependOnScheme(fault),
            let url = seeds.first(where: { $0.isGuessed(fault.seed) })?.url
        else { return "" }
        // Without a port of its own the other scheme is the other port, too.
        guard url.port == nil || !Self.isUnconnected(fault) else { return "" }
        let other = url.scheme == "http" ? "https://" : "http://"
        return "; no scheme was typed, \(other) may be right"
    }

    /// True where the host was found, and nobody there understood.
    private static func mayDependOnScheme(_ fault: SeedFault) -> Bool {
        guard fault.status == nil, fault.detail?.contains("name") != true else { return false }
        return VisitOutcome(rawValue: fault.reason).map(silent.contains) ?? false
    }

    /// True where nobody listens.
    private static func isUnconnected(_ fault: SeedFault) -> Bool {
        let outcome = VisitOutcome(rawValue: fault.reason)
        return outcome == .connectFail || outcome == .connectTimeout
            || fault.detail?.contains("connect to") == true
    }

    private static let silent: [VisitOutcome] = [
        .connectFail, .connectTimeout, .tlsFail, .timeoutTotal, .timeoutIdle, .reset, .noReply,
        .badHTTP, .robotsUnreachable,
    ]
}

extension Seed {
    /// True for the seed of a URL whose scheme nobody typed.
    fileprivate func isGuessed(_ url: String) -> Bool {
        lacksScheme && self.url.description == url
    }
}
