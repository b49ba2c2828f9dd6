/// Which links a crawl follows; it records all of them.
package enum FollowPolicy: String, Sendable, CaseIterable {
    /// Links to documents: `a`, `area`, frames, refreshes.
    case documents
    /// These, and all that documents need or mention: images, scripts, style sheets, `link`.
    case assets

    /// The sources of links that are followed.
    package var sources: LinkSources {
        self == .documents ? Self.documentSources : Self.allSources
    }

    private static let documentSources = LinkSources(of: .document)
    private static let allSources = documentSources.union(LinkSources(of: .asset))
}
