package import URLStandard

/// The rules of all seeds, and how each URL is reached under them; URLs are known by dense numbers
/// from 1.
///
/// Where one rule's depth and scope say all, nothing is noted of single URLs.
package struct ReachBook: Sendable {
    package var rules: RuleBook
    private var table = ReachTable()

    package init(_ rules: RuleBook) {
        self.rules = rules
    }

    /// True where nothing is noted of single URLs.
    package var isPlain: Bool { rules.isPlain }

    /// How a URL is reached under each rule, as far as that is noted.
    package subscript(id: UInt32) -> [Reach] { table[id] }

    /// How a URL is reached under those rules that allow it: for them, its links are followed.
    package func allowed(_ id: UInt32, at url: WebURL) -> [Reach] {
        guard !isPlain else { return [] }
        return table[id].filter { rules.allows(url, by: $0) }
    }

    /// What all rules make of a URL, as far as it is noted how it is reached.
    package func judgement(of url: WebURL, _ id: UInt32) -> RuleBook.Judgement {
        rules.judgement(of: url, by: table[id])
    }

    /// Reaches where they are to be noted, none where they are not.
    package func noted(_ reaches: [Reach]) -> [Reach] { isPlain ? [] : reaches }

    /// True where ways to a URL may be news under some rule.
    package func isNews(_ reaches: [Reach], of id: UInt32, isSitemap: Bool) -> Bool {
        reaches.contains { reach in
            var reach = reach
            if isSitemap { reach.hops = Reach.exempt }
            return table.isNews(reach, of: id)
        }
    }

    /// Notes under which rules ways lead to a URL, which may be called a sitemap there.
    ///
    /// - Returns: True where that is news.
    package mutating func note(
        _ reaches: [Reach],
        of id: UInt32,
        at url: WebURL,
        isSitemap: Bool
    ) -> Bool {
        var isNews = false
        for var reach in reaches {
            if isSitemap {
                reach.hops = Reach.exempt
            } else if reach.depth == 0 || rules[reach.rule].scope.contains(url) {
                reach.hops = 0
            }
            if table.merge(reach, of: id) { isNews = true }
        }
        return isNews
    }

    /// Takes over how a URL is reached.
    package mutating func restore(_ reaches: [Reach], of id: UInt32) {
        table.replace(reaches, of: id)
    }

    /// The rules for which what is reached so is a root, be it excluded or not.
    package func rootRules(_ reaches: [Reach]) -> [Int] {
        isPlain ? [0] : reaches.filter { $0.depth == 0 }.map(\.rule)
    }

    /// The rules for which it is a root that is not excluded.
    package func openRootRules(_ reaches: [Reach], at root: WebURL) -> [Int] {
        rootRules(reaches).filter { rule in
            rules.refusal(of: root, by: Reach(rule: rule, depth: 0)) == nil
        }
    }
}
