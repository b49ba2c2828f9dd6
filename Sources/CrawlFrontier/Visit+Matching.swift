import CrawlModel

// Matched, since to compare words of another module is a call.
extension Visit {
    /// True where its URL is to be requested for a page.
    var isPage: Bool { if case .page = kind { true } else { false } }

    /// True where only the links of its page are to be reconsidered.
    var isRelink: Bool { if case .relink = kind { true } else { false } }
}
