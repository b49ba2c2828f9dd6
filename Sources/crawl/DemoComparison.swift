import CrawlDemo
import CrawlModel
import CrawlReport
import CrawlStore
import URLStandard

/// A crawl of the demo beside the answer that was known beforehand; URLs are compared in normal
/// form.
struct DemoComparison {
    private let answer: DemoAnswer
    private let fetches: [(url: String, fetch: StoredFetch)]
    private let refused: Set<String>

    init(_ fetches: [StoredFetch], refused: [String], with answer: DemoAnswer) {
        self.answer = answer
        self.fetches = fetches.map { (Self.normalForm($0.url), $0) }
        self.refused = Set(refused.map(Self.normalForm))
    }

    /// One sentence for each URL that is not as it should be, at most ten of a kind.
    var differences: [String] {
        let pages = fetches.filter { $0.fetch.outcome == .ok }
        return Self.differences(
            "page",
            expected: answer.pages,
            found: Dictionary(pages.map { ($0.url, $0.fetch.depth) }) { first, _ in first }
        )
            + Self.differences(
                "redirect",
                expected: Set(answer.redirects.keys).marked,
                found: redirects.marked
            )
            + Self.differences("failure", expected: answer.failures, found: failures)
            + Self.differences(
                "refusal",
                expected: answer.refused.marked,
                found: refused.marked
            )
    }

    private var failures: [String: DemoFailure] {
        var failures: [String: DemoFailure] = [:]
        for (url, fetch) in fetches {
            switch fetch.outcome {
            case .httpStatus: failures[url] = .status(fetch.status)
            case .truncated: failures[url] = .truncated
            case .redirectLoop: failures[url] = .loop
            case .ok, .redirect: break
            default: failures[url] = .reset
            }
        }
        return failures
    }

    private var redirects: Set<String> {
        Set(fetches.filter { $0.fetch.outcome == .redirect }.map(\.url))
    }

    private static func normalForm(_ url: String) -> String {
        guard let parsed = try? WebURL(parsing: url) else { return url }
        return String(decoding: parsed.normalForm, as: UTF8.self)
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
