import CrawlModel
import CrawlTestSupport
import Testing
import URLStandard

@testable import CrawlParse

/// One page of a suite with the set of its links: element, attribute, URL.
struct PageCase {
    let name: String
    let body: [UInt8]
    let url: WebURL
    let expected: Set<String>
    /// What an empty reference resolves to.
    private let base: String

    /// A page of the oracles; nil where its file is packed with gzip, which these tests do not
    /// unpack.
    init?(oracle json: JSONValue) throws {
        name = try #require(json["id"]?.string)
        let file = try #require(json["file"]?.string)
        body = try #require(Conformance.bytes(of: "html/" + file))
        guard !body.starts(with: [0x1F, 0x8B]) else { return nil }
        let base = try #require(json["baseURL"]?.string)
        self.base = base
        url = try WebURL(parsing: #require(json["documentURL"]?.string))
        let targets = try Self.targets(of: json) { url in
            guard url.hasPrefix("http:") || url.hasPrefix("https:") else { return nil }
            return (try? WebURL(parsing: url))?.requested.description
        }
        expected = targets.subtracting(Self.emptyReferences(to: base))
    }

    /// A page whose links are given as they are spelled.
    init(tree json: JSONValue) throws {
        let url = try WebURL(parsing: "http://tree.test/dir/page")
        name = try #require(json["id"]?.string)
        body = try Array(#require(json["html"]?.string).utf8)
        self.url = url
        base = url.description
        expected = try Self.targets(of: json) { reference in
            (try? WebURL(parsing: reference, against: url))?.withoutFragment.description
        }
    }

    /// What the suites count and the parser leaves out: nothing is requested for them.
    private static func emptyReferences(to base: String) -> Set<String> {
        ["img src \(base)", "form action \(base)", "script src \(base)"]
    }

    private static func targets(
        of json: JSONValue,
        _ target: (String) -> String?
    ) throws -> Set<String> {
        var targets: Set<String> = []
        for link in try #require(json["links"]?.array).compactMap(\.array) {
            let names = link.prefix(2).compactMap(\.string).joined(separator: " ")
            if let url = target(link[2].string ?? "") { targets.insert("\(names) \(url)") }
        }
        return targets
    }

    /// What the parser finds in the elements that the suites look at.
    func links(by parser: inout PageParser) -> Set<String> {
        let list = parser.parse(body, at: url).links
        let elements: Set = [
            "a href", "area href", "link href", "iframe src", "frame src", "img src", "script src",
            "form action", "object data", "embed src", "video src", "video poster", "audio src",
            "source src", "track src", "input src",
        ]
        let links = (0..<list.placeCount).compactMap { number -> String? in
            let source = list.place(number).source
            let names = "\(source.element) \(source.attribute)"
            guard elements.contains(names) else { return nil }
            let spelling = list.spelling(at: list.target(ofPlace: number))
            return names + " " + String(decoding: spelling, as: UTF8.self)
        }
        return Set(links).subtracting(Self.emptyReferences(to: base))
    }
}
