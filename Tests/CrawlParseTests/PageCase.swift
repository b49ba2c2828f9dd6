import CrawlModel
import CrawlTestSupport
import Testing
import URLStandard

@testable import CrawlParse

/// One page of a suite with the set of its links.
struct PageCase {
    let name: String
    let body: [UInt8]
    let url: WebURL
    let expected: Set<String>

    /// A page of the oracles; nil where its file is packed with gzip, which these tests do not
    /// unpack.
    init?(oracle json: JSONValue) throws {
        name = try #require(json["id"]?.string)
        let file = try #require(json["file"]?.string)
        body = try #require(Conformance.bytes(of: "html/" + file))
        guard !body.starts(with: [0x1F, 0x8B]) else { return nil }
        url = try WebURL(parsing: #require(json["documentURL"]?.string))
        expected = try Self.targets(of: json) { url in
            url.hasPrefix("http:") || url.hasPrefix("https:")
                ? String(url.prefix { $0 != "#" }) : nil
        }
    }

    /// A page whose links are given as they are spelled.
    init(tree json: JSONValue) throws {
        let url = try WebURL(parsing: "http://tree.test/dir/page")
        name = try #require(json["id"]?.string)
        body = try Array(#require(json["html"]?.string).utf8)
        self.url = url
        expected = try Self.targets(of: json) { reference in
            (try? WebURL(parsing: reference, against: url))?.withoutFragment.description
        }
    }

    private static func targets(
        of json: JSONValue,
        _ target: (String) -> String?
    ) throws -> Set<String> {
        let elements = ["a", "area", "link", "iframe", "frame"]
        var targets: Set<String> = []
        for link in try #require(json["links"]?.array).compactMap(\.array) {
            guard elements.contains(link[0].string ?? "") else { continue }
            if let url = target(link[2].string ?? "") { targets.insert(url) }
        }
        return targets
    }

    /// What the parser finds, apart from refreshes, which the suites do not count.
    func links(by parser: inout PageParser) -> Set<String> {
        let list = parser.parse(body, at: url).links
        let places = (0..<list.count).filter { list.source(at: $0) != .metaRefresh }
        return Set(places.map { String(decoding: list.spelling(at: $0), as: UTF8.self) })
    }
}
