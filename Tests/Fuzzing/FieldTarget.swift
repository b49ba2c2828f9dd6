import CrawlModel
import CrawlParse
import URLStandard

/// The header fields of an answer, and the links in them.
struct FieldTarget: FuzzTarget {
    static let name = "fields"

    private let url = try? WebURL(parsing: "https://example.org/a/b?c")

    func read(_ input: [UInt8]) -> Int {
        HTTPFields(bytes: input).all("Location").count + page(with: input).links.count
    }

    func check(_ input: [UInt8]) throws(BrokenLaw) {
        let fields = HTTPFields(bytes: input)
        let names: [String] = ["Location", "content-type", "Retry-After", "A"]
        for name in names {
            let all = fields.all(name)
            try expect(all.first == fields.first(name), "the first of all values is the first")
            try expect(all.allSatisfy { !$0.utf8.contains(0x0A) }, "no value has a line end")
        }
        try page(with: input).checkLinks()
    }

    /// What an empty style sheet says by these fields.
    private func page(with input: [UInt8]) -> ParsedPage {
        guard let url else { return ParsedPage() }
        var parser = PageParser(agent: "crawl")
        let source = PageSource(url: url, fields: HTTPFields(bytes: input))
        return parser.parse(styleSheet: [], from: source)
    }
}
