package import CrawlModel
import CrawlScope
import CrawlSeen
import URLStandard

/// What the links of a page are counted from.
package struct LinkOrigin: Equatable {
    let depth: Int
    /// Under each rule that allows it.
    let reaches: [Reach]
}

extension FrontierState {
    /// From where the links of a visit that is under way are followed.
    package func origin(of page: Visit) -> LinkOrigin {
        LinkOrigin(
            depth: seen.find(page.key).map { seen[$0].depth } ?? page.depth,
            reaches: ruling.spread(of: page)
        )
    }

    /// Follows some links of a page whose visit has not ended yet.
    ///
    /// - Returns: What changed, to be journalled before anything else.
    package mutating func follow(
        _ links: LinkList,
        _ range: Range<Int>,
        of page: Visit
    ) -> [FrontierChange] {
        var changes: [FrontierChange] = []
        follow(links, range, of: page, from: origin(of: page).depth, into: &changes)
        return changes
    }

    mutating func follow(
        _ links: LinkList,
        _ range: Range<Int>,
        of page: Visit,
        from depth: Int,
        into changes: inout [FrontierChange]
    ) {
        guard !range.isEmpty else { return }
        seen.touch(links, range)
        let reaches = ruling.spread(of: page).map(\.beyondLink)
        // Most links of most pages are known.
        changes.reserveCapacity(min(range.count, 32))
        // A closure for all: one for each link would copy the list each time.
        let url = { (index: Int) in WebURL(rereading: links.spelling(at: index)) }
        let passesSettled =
            ruling.isPlain && hosts.scores == nil && links.listing != .sitemaps
        for index in range {
            let key = links.key(at: index)
            let way = way(along: links, at: index, of: page, from: depth)
            // Most ways end here, before anything is made of them.
            if passesSettled, way.isFollowed {
                guard let number = seen.settledID(key, atDepth: way.depth) else {
                    if let url = url(index) { discover(url, key: key, by: way, into: &changes) }
                    continue
                }
                if number > 0, !rare.mayHaveRedirects(number) { continue }
            }
            reach(key, by: way, under: reaches, into: &changes, at: url(index))
        }
    }

    /// The way to a link; what an index lists on its own host is a sitemap.
    @inline(__always)
    private func way(
        along links: LinkList,
        at index: Int,
        of page: Visit,
        from depth: Int
    ) -> Way {
        let obstacle = links.obstacle(at: index)
        guard let listing = links.listing else {
            return Way(depth: depth + 1, via: .link, obstacle: obstacle)
        }
        guard listing == .sitemaps, obstacle == nil,
            let url = WebURL(rereading: links.spelling(at: index)),
            url.authorityBytes.elementsEqual(page.url.authorityBytes)
        else { return Way(depth: depth + 1, via: .sitemap, obstacle: obstacle) }
        return .sitemap(atDepth: depth + 1)
    }
}
