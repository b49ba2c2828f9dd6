import CrawlDemo
import CrawlModel
import CrawlStore
import URLStandard

/// A crawl of the demo beside the answer that was known beforehand.
struct DemoComparison {
    let answer: DemoAnswer
    let fetches: [StoredFetch]
    let refused: [String]

    /// One sentence for each URL that is not as it should be, at most ten of a kind.
    var differences: [String] {
        let pages = fetches.filter { $0.outcome == .ok }
        return Self.differences(
            "page",
            expected: answer.pages,
            found: Dictionary(pages.map { ($0.url, $0.depth) }) { first, _ in first }
        )
            + Self.differences(
                "redirect",
                expected: Set(answer.redirects.keys).marked,
                found: urls(with: [.redirect]).marked
            )
            + Self.differences("failure", expected: answer.failures, found: failures)
            + Self.differences(
                "refusal",
                expected: answer.refused.marked,
                found: Set(refused).marked
            )
    }

    private var failures: [String: DemoFailure] {
        var failures: [String: DemoFailure] = [:]
        for fetch in fetches {
            switch fetch.outcome {
            case .httpStatus: failures[fetch.url] = .status(fetch.status)
            case .truncated: failures[fetch.url] = .truncated
            case .ok, .redirect: break
            default: failures[fetch.url] = .reset
            }
        }
        return failures
    }

    private func urls(with outcomes: Set<VisitOutcome>) -> Set<String> {
        Set(fetches.filter { $0.outcome.map(outcomes.contains) == true }.map(\.url))
    }

    private static func differences<Value: Equatable>(
        _ kind: String,
        expected: [String: Value],
        found: [String: Value]
    ) -> [String] {
        let missing = expected.keys.filter { found[$0] == nil }
        let surplus = found.keys.filter { expected[$0] == nil }
        let changed = expected.filter { found[$0.key] != nil && found[$0.key] != $0.value }.keys
        return missing.sorted().prefix(10).map { "missing \(kind): \(Quotation($0))" }
            + surplus.sorted().prefix(10).map { "surplus \(kind): \(Quotation($0))" }
            + changed.sorted().prefix(10).map { "different \(kind): \(Quotation($0))" }
    }
}

extension Set<String> {
    /// The members as keys without a value, for comparing.
    fileprivate var marked: [String: Bool] {
        Dictionary(uniqueKeysWithValues: map { ($0, true) })
    }
}

extension DemoWeb {
    /// The demo's seeds for a crawl.
    var crawlSeeds: [Seed] {
        seeds.compactMap { try? WebURL(parsing: $0) }.map { Seed(url: $0) }
    }
}
