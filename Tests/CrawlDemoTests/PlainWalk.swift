import CrawlTestSupport
import Testing

/// A crawl as simple as can be: one request after the other, links found by their quotes.
struct PlainWalk {
    private let port: UInt16
    private var distances: [String: Int] = [:]
    /// The URLs that answered 200, each with the fewest links from a seed.
    private(set) var pages: [String: Int] = [:]

    init(port: UInt16) {
        self.port = port
    }

    mutating func run(from seeds: [String], depth: Int?) throws {
        var waiting = seeds.map { (url: $0, depth: 0) }
        while !waiting.isEmpty {
            let visit = waiting.removeFirst()
            guard visit.depth <= depth ?? .max, distances[visit.url] == nil else { continue }
            distances[visit.url] = visit.depth
            let answer = try #require(try get(visit.url))
            if let target = answer.field("Location") {
                waiting.insert((Self.resolve(target, against: visit.url), visit.depth), at: 0)
            } else if answer.status == 200 {
                pages[visit.url] = visit.depth
                waiting += Self.links(in: answer.text).map {
                    (Self.resolve($0, against: visit.url), visit.depth + 1)
                }
            }
        }
    }

    private func get(_ url: String) throws -> ReceivedAnswer? {
        let parts = url.split(separator: "/", maxSplits: 2)
        let host = String(parts[1])
        let address = host.split(separator: ":")[0].split(separator: ".").reduce(UInt32(0)) {
            $0 << 8 | (UInt32($1) ?? 0)
        }
        var client = try LoopbackClient(port: port, address: address)
        return try client.get("/" + (parts.count > 2 ? parts[2] : ""), host: host)
    }

    private static func links(in text: String) -> [String] {
        text.components(between: "href=\"", and: "\"")
    }

    private static func resolve(_ reference: String, against base: String) -> String {
        let reference = String(reference.prefix { $0 != "#" })
        guard !reference.hasPrefix("http:") else { return reference }
        guard !reference.hasPrefix("//") else { return "http:" + reference }
        return "http://" + base.split(separator: "/")[1] + reference
    }
}

extension String {
    fileprivate func components(between start: String, and end: Character) -> [String] {
        split(separator: start).dropFirst().map { String($0.prefix { $0 != end }) }
    }
}
