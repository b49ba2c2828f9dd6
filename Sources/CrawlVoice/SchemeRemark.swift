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
            seeds.contains(where: { $0.lacksScheme && $0.url.description == fault.seed })
        else { return "" }
        let other = fault.seed.hasPrefix("http://") ? "https://" : "http://"
        return "; no scheme was typed, \(other) may be right"
    }

    /// True where the host was found, and nobody there understood.
    private static func mayDependOnScheme(_ fault: SeedFault) -> Bool {
        guard fault.status == nil, fault.detail?.contains("name") != true else { return false }
        return VisitOutcome(rawValue: fault.reason).map(silent.contains) ?? false
    }

    private static let silent: [VisitOutcome] = [
        .connectFail, .connectTimeout, .tlsFail, .timeoutTotal, .timeoutIdle, .reset, .noReply,
        .badHTTP, .robotsUnreachable,
    ]
}
