package import CrawlModel
import CrawlSeen
import CrawlWaiting

extension FrontierState {
    /// How many more URLs can be known.
    var freeNumbers: Int { plan.capacity.urls - Int(seen.lastID) }

    /// Takes a visit back that leads to more than can be known: its row stays, and the crawl ends
    /// once what is under way is over.
    ///
    /// - Returns: False where all that it leads to finds a number.
    /// - Complexity: O(1) but for the last pages of a crawl that runs full.
    package mutating func takesBack(
        _ visit: Visit,
        _ yield: VisitYield,
        from start: Int = 0
    ) -> Bool {
        guard !hasNumbers(for: yield, from: start) else { return false }
        census.isFull = true
        census.travelling -= 1
        if visit.isPage { census.reserved -= 1 }
        return true
    }

    /// True where all that a visit leads to finds a number: what is known needs none.
    private func hasNumbers(for yield: VisitYield, from start: Int) -> Bool {
        switch yield {
        case .page(let links): hasNumbers(for: links, start..<links.count)
        case .redirect(_, let key): freeNumbers > 0 || seen.find(key) != nil
        case .respelled, .known, .nothing, .retry, .postponed, .robots: true
        }
    }

    /// True where some links of a page find numbers.
    package func hasNumbers(for links: LinkList, _ range: Range<Int>) -> Bool {
        guard range.count > freeNumbers else { return true }
        var unknown: Set<URLKey> = []
        for index in range where seen.find(links.key(at: index)) == nil {
            unknown.insert(links.key(at: index))
        }
        return unknown.count <= freeNumbers
    }
}
