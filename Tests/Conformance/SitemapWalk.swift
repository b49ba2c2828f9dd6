import CrawlSitemaps
import CrawlTestSupport
import RobotsStandard
import URLStandard

/// A site of canned answers, walked from its robots.txt and its well-known places.
struct SitemapWalk {
    private var bodies: [String: [UInt8]] = [:]
    private var waiting: [String] = []
    private var seen: Set<String> = []

    init(of json: JSONValue) throws(QuestionFault) {
        guard let responses = json["responses"]?.array else { throw .missing("responses") }
        for response in responses where response["status"]?.number == 200 {
            guard let url = Self.spelling(response["url"]?.string) else { continue }
            guard let body = Conformance.bytes(base64: response["bodyB64"]?.string ?? "") else {
                throw .missing("bodyB64")
            }
            bodies[url] = body
        }
        // What was asked for without having been named is a place where sitemaps often are.
        let robots = bodies.keys.filter { $0.hasSuffix("/robots.txt") }
        let named = robots.flatMap { RobotsRules(parsing: bodies[$0] ?? [], agent: "*").sitemaps }
        waiting =
            named.compactMap { Self.spelling($0) } + bodies.keys.filter { !robots.contains($0) }
        seen = Set(robots)
    }

    private static func spelling(_ text: String?) -> String? {
        text.flatMap { try? WebURL(parsing: $0) }?.description
    }

    /// All pages that the sitemaps name, in order of their spelling.
    func pages() -> [String] {
        var walk = self
        var pages: Set<String> = []
        while let place = walk.waiting.popLast() {
            guard walk.seen.insert(place).inserted, let body = bodies[place] else { continue }
            guard let url = try? WebURL(parsing: place) else { continue }
            let found = FoundSitemap(in: body, at: url)
            let urls = found.entries.map(\.url.description)
            if found.kind == .index { walk.waiting += urls } else { pages.formUnion(urls) }
        }
        return pages.sorted()
    }
}
