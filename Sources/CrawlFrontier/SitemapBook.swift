import URLStandard

/// The sitemaps of roots' origins, as far as both are known: which comes first cannot matter.
struct SitemapBook: Sendable {
    /// How many sitemaps of one robots.txt count.
    static let limit = 500

    private var roots: Set<String> = []
    /// What origins name that have no root yet.
    private var named: [String: [WebURL]] = [:]

    /// Notes the origin of a root.
    ///
    /// - Returns: The sitemaps that it is known to name; once.
    mutating func addRoot(_ origin: String) -> [WebURL] {
        guard roots.insert(origin).inserted else { return [] }
        return named.removeValue(forKey: origin) ?? []
    }

    /// Notes what an origin names.
    ///
    /// - Returns: The same where it has a root, else none.
    mutating func add(_ sitemaps: [WebURL], of origin: String) -> [WebURL] {
        guard !roots.contains(origin) else { return sitemaps }
        if !sitemaps.isEmpty { named[origin] = sitemaps }
        return []
    }
}
