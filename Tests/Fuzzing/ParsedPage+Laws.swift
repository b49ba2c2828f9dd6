import CrawlModel
import URLStandard

extension ParsedPage {
    /// Makes sure that each link is a URL as a crawl keeps and requests it.
    func checkLinks() throws(BrokenLaw) {
        for index in 0..<links.count { try checkLink(at: index) }
    }

    private func checkLink(at index: Int) throws(BrokenLaw) {
        let spelling = links.spelling(at: index)
        guard let link = try? WebURL(parsing: spelling.span) else {
            throw BrokenLaw("a link is a URL: \(EscapedText(spelling))")
        }
        try expect(link.bytes[...] == spelling, "a link is written as it is read: \(link)")
        try expect(link.isHTTP && !link.hasFragment, "a link can be requested: \(link)")
        try expect(URLKey(of: link) == links.key(at: index), "a link has its URL's key: \(link)")
    }
}
