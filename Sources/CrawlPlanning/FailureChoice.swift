import CrawlArguments
package import CrawlFormat
import CrawlModel

/// Which failures are meant.
package struct FailureChoice: Sendable, Equatable {
    package let words: [String]

    /// Those that are named; without a name those that may pass by themselves.
    package init(_ words: [String]) {
        self.words = words.isEmpty ? Self.passing : words
    }

    /// Those in some lists; nil where there is none.
    ///
    /// - Throws: The first word that names no failure.
    package init?(option: String, _ lists: [String]) throws(PlanError) {
        guard !lists.isEmpty else { return nil }
        words = lists.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
            .map(String.init)
        if let word = words.first(where: { !Self.isKnown($0) }) {
            throw .misspelt(option: option, word, isNo: "outcome such as dns_fail, 503 or 5xx")
        }
    }

    /// The rows that are meant.
    package var query: FailureQuery {
        let wordsOfAll = words.contains(Self.any) ? Self.faults : []
        return FailureQuery(
            outcomes: words.filter { VisitOutcome(rawValue: $0) != nil } + wordsOfAll,
            statuses: words.flatMap(Self.statuses)
        )
    }

    /// True for outcomes, for statuses of HTTP and classes of them, and for the word for all.
    package static func isKnown(_ word: String) -> Bool {
        guard word != any, statuses(word).isEmpty else { return true }
        guard let outcome = VisitOutcome(rawValue: word) else { return false }
        return !good.contains(outcome)
    }

    /// `404` is itself, `4xx` a hundred.
    private static func statuses(_ word: String) -> [Int] {
        if word.utf8.count == 3, word.hasSuffix("xx"), let digit = Int(word.prefix(1)) {
            return (1...9).contains(digit) ? Array(digit * 100...digit * 100 + 99) : []
        }
        return Int(word).map { (100...999).contains($0) ? [$0] : [] } ?? []
    }

    private static let any = "any"
    private static let good: [VisitOutcome] = [.ok, .redirect, .notModified]
    /// A robots.txt that closes a URL is none.
    private static let faults = VisitOutcome.allCases.filter { !good.contains($0) }
        .map(\.rawValue).filter { !$0.hasPrefix("robots") }
    private static let passing =
        VisitOutcome.allCases.filter(\.isTransient).map(\.rawValue)
        + ([408, 425, 429] + Array(500...599)).map(String.init)
}
