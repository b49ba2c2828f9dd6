package import URLStandard

/// The sitemaps of roots' origins, as far as both are known: which comes first cannot matter.
package struct SitemapBook: Sendable {
    /// How many sitemaps of one robots.txt count.
    package static let limit = 500

    private struct Origin: Sendable {
        /// The rules of its roots.
        var rules: [Int] = []
        var named: [WebURL] = []
    }

    private var origins: [String: Origin] = [:]

    package init() {}

    /// Notes the origin of a root of a rule.
    ///
    /// - Returns: The sitemaps that it is known to name; once for each rule.
    package mutating func addRoot(_ origin: String, of rule: Int) -> [WebURL] {
        guard origins[origin]?.rules.contains(rule) != true else { return [] }
        origins[origin, default: Origin()].rules.append(rule)
        return origins[origin]?.named ?? []
    }

    /// Notes what an origin names.
    ///
    /// - Returns: The rules of the roots that it has.
    package mutating func add(_ sitemaps: [WebURL], of origin: String) -> [Int] {
        if !sitemaps.isEmpty { origins[origin, default: Origin()].named = sitemaps }
        return origins[origin]?.rules ?? []
    }
}
