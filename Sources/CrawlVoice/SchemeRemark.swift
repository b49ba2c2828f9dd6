import CrawlArguments
package import CrawlModel
import URLStandard

/// What is said of seeds that were typed without a scheme.
///
/// Where it is not the usual https that is taken, people hear of it before the first request.
package struct SchemeRemark: Sendable {
    private let guessed: [String]

    /// Prepares to speak of the seeds of a crawl.
    package init(_ seeds: [Seed]) {
        guessed = seeds.filter(\.lacksScheme).map(\.url.description)
    }

    /// One line about those that are asked by http; nil where there are none.
    package var announcement: String? {
        let plain = guessed.filter { $0.hasPrefix(Self.plain) }
        guard let first = plain.first else { return nil }
        let url = Quotation.printable(first)
        return plain.count == 1
            ? "crawl: no scheme was typed; \(url) is taken"
            : "crawl: \(Figure.count(plain.count, "seed")) without a scheme are asked by http, "
                + "\(url) the first"
    }

    /// The end of a sentence about a seed that could not be reached; empty where its scheme was
    /// typed.
    package func hint(for seed: String) -> String {
        guard guessed.contains(seed) else { return "" }
        let other = seed.hasPrefix(Self.plain) ? "https://" : Self.plain
        return "; no scheme was typed, \(other) may be right"
    }

    private static let plain = "http://"
}
