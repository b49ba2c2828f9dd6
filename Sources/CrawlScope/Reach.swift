/// How a URL is reached under one rule: by the fewest links, and by the fewest beyond the scope.
///
/// Both are least numbers over all ways, each for itself, so that the order in which ways are
/// found cannot matter.
package struct Reach: Sendable, Equatable {
    /// The rule's place among all.
    package let rule: Int
    /// Links from a seed of the rule.
    package var depth: Int
    /// Links since the last URL in scope, 0 in scope, less for a sitemap wherever it is.
    package var hops: Int

    /// The hops of what is named as a sitemap.
    package static let exempt = -1

    package init(rule: Int, depth: Int, hops: Int = 0) {
        self.rule = rule
        self.depth = depth
        self.hops = hops
    }

    /// True where neither the scope nor the patterns that include URLs matter.
    var isExempt: Bool { depth == 0 || hops == Self.exempt }

    /// What a link of a URL that is reached so leads to, as long as nobody knows its scope.
    package var beyondLink: Reach { Reach(rule: rule, depth: depth + 1, hops: max(0, hops) + 1) }

    /// The same for a redirect, which is no link.
    package var beyondRedirect: Reach { Reach(rule: rule, depth: depth, hops: max(1, hops)) }
}
