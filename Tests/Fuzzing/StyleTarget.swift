import CrawlModel
import CrawlParse
import URLStandard

/// A style sheet: what it loads.
struct StyleTarget: FuzzTarget {
    static let name = "style"

    private let url = try? WebURL(parsing: "https://example.org/a/b?c")

    func read(_ input: [UInt8]) -> Int {
        guard let url else { return 0 }
        var parser = PageParser(agent: "crawl")
        return parser.parse(styleSheet: input, from: PageSource(url: url)).links.count
    }

    func check(_ input: [UInt8]) throws(BrokenLaw) {
        guard let url else { return }
        try checkParser { $0.parse(styleSheet: input, from: PageSource(url: url)) }
    }
}
