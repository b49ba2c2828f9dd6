package import URLStandard

/// Which pages a sitemap may speak for, by the protocol: those of its own directory and host.
package struct SitemapScope: Sendable {
    private let directory: ArraySlice<UInt8>

    /// Begins with the URL that answered with the sitemap.
    package init(of url: WebURL) {
        let path = url.pathBytes
        let slash = path.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
        directory = url.bytes[...min(slash, url.bytes.count - 1)]
    }

    /// True for a URL of the same scheme, host and port, in the directory or below it.
    package func contains(_ url: WebURL) -> Bool {
        url.bytes.starts(with: directory)
    }
}
