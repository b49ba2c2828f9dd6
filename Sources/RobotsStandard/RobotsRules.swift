/// What a robots.txt asks of one crawler.
///
/// RFC 9309: the groups that name the crawler count, else those for everybody; of the rules that
/// match a path the longest decides, and an Allow wins over a Disallow of the same length.
package struct RobotsRules: Sendable, Equatable {
    /// A pattern's place among all patterns, as written and as compared.
    struct Rule: Sendable, Equatable {
        let isAllowed: Bool
        let line: UInt32
        let written: Range<UInt32>
        let compared: Range<UInt32>

        /// How specific the rule is: longer patterns win.
        var length: Int { compared.count }
    }

    /// The wait in seconds between two requests, as written: finite, not negative, nil without one.
    package let crawlDelay: Double?
    /// The values of all Sitemap lines in order, as written.
    package let sitemaps: [String]
    private let rules: [Rule]
    private let patterns: [UInt8]

    init(_ selection: RobotsSelection, sitemaps: [String]) {
        crawlDelay = selection.crawlDelay
        self.sitemaps = sitemaps
        rules = selection.rules.sorted(by: Self.precedes)
        patterns = selection.patterns
    }

    private init() {
        crawlDelay = nil
        sitemaps = []
        rules = []
        patterns = []
    }

    /// No rules at all: what a missing file means.
    package static let allowAll = RobotsRules()

    /// How many bytes one decision may search for what follows stars.
    ///
    /// Of 4,231 real files one needs as much, with 1,128 such rules and a path of 900 bytes.
    static let searchLimit = 1 << 20

    /// RFC 9309 section 2.2.2: the file itself is always allowed.
    private static let ownPath = Array("/robots.txt".utf8)

    /// Says whether a path may be requested, and by which rule.
    ///
    /// - Parameter pathAndQuery: The URL's path with its query, without a fragment.
    /// - Returns: The answer with its evidence.
    /// - Complexity: O(path + patterns), and at most `searchLimit` more for patterns with stars.
    package func decision(for pathAndQuery: Span<UInt8>) -> RobotsDecision {
        var form: [UInt8] = []
        ComparisonForm.append(path: pathAndQuery, to: &form)
        guard form != Self.ownPath else { return RobotsDecision(isAllowed: true) }
        let path = form.span
        var search = PathSearch(within: Self.searchLimit)
        guard let rule = rules.first(where: { matches($0, path, by: &search) }) else {
            return RobotsDecision(isAllowed: true)
        }
        return RobotsDecision(
            isAllowed: rule.isAllowed,
            line: Int(rule.line),
            pattern: patterns[Int(rule.written.lowerBound)..<Int(rule.written.upperBound)]
        )
    }

    /// Beyond the budget a Disallow counts up to its first star, and an Allow not at all: that is
    /// on the safe side of what the site asked.
    private func matches(
        _ rule: Rule,
        _ path: Span<UInt8>,
        by search: inout PathSearch
    ) -> Bool {
        let range = Int(rule.compared.lowerBound)..<Int(rule.compared.upperBound)
        let pattern = RobotsPattern(patterns.span.extracting(range))
        return pattern.matches(path, by: &search) ?? !rule.isAllowed
    }

    private static func precedes(_ left: Rule, _ right: Rule) -> Bool {
        guard left.length == right.length else { return left.length > right.length }
        guard left.isAllowed == right.isAllowed else { return left.isAllowed }
        return left.line < right.line
    }
}
