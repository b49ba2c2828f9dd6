import CrawlModel
import CrawlParse
import URLStandard

extension FuzzTarget {
    /// Lets one parser read the same twice: all links are as a crawl keeps them, and nothing of the
    /// first time is left in the second.
    ///
    /// - Parameter parse: Reads an input.
    /// - Returns: What is read.
    /// - Throws: The law that is broken.
    @discardableResult
    func checkParser(
        _ parse: (inout PageParser) -> ParsedPage
    ) throws(BrokenLaw) -> ParsedPage {
        var parser = PageParser(agent: "crawl")
        let page = parse(&parser)
        try page.checkLinks()
        let again = parse(&parser)
        try expect(again.metadata == page.metadata, "a parser forgets what the page before said")
        try expect(again.links == page.links, "a parser forgets the links before")
        try expect(again.title == page.title, "a parser forgets the title before")
        return page
    }
}

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
