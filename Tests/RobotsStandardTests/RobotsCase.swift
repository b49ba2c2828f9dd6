import CrawlTestSupport
import Testing

@testable import RobotsStandard

/// One question to a robots.txt and the answer that its suite expects.
struct RobotsCase {
    let id: String
    private let robots: [UInt8]
    let agent: String
    private let url: [UInt8]
    private let expected: Bool
    let isCore: Bool

    init(_ json: JSONValue) throws {
        id = try #require(json["id"]?.string)
        robots = Self.robots(of: json)
        agent = json["userAgent"]?.string ?? json["userAgents"]?.array?.first?.string ?? "*"
        url = Array(try #require(json["url"]?.string).utf8)
        expected = try #require(json["expected"]?.bool as Bool?)
        isCore = json["core"]?.bool ?? false
    }

    /// The file of a case, none for cases that name a file of their own.
    static func robots(of json: JSONValue) -> [UInt8] {
        if let text = json["robots"]?.string { return Array(text.utf8) }
        return decodedBase64(json["robotsB64"]?.string ?? "")
    }

    var isPassed: Bool { isPassed(by: RobotsRules(parsing: robots, agent: agent)) }

    func isPassed(by rules: RobotsRules) -> Bool {
        rules.decision(for: pathAndQuery.span).isAllowed == expected
    }

    /// What follows the authority, without the fragment; the suites' URLs are not all valid ones.
    private var pathAndQuery: [UInt8] {
        let whole = url.prefix { $0 != UInt8(ascii: "#") }
        let separator = whole.indices.first { whole[$0...].starts(with: "://".utf8) }
        guard let separator else { return Array(whole) }
        let rest = whole[(separator + 3)...]
        return Array(rest.drop { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") })
    }
}

private func decodedBase64(_ text: String) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var bytes: [UInt8] = []
    var bits = 0
    var count = 0
    for value in text.utf8.compactMap({ digits.firstIndex(of: $0) }) {
        bits = (bits << 6 | value) & 0xFFFF
        count += 6
        guard count >= 8 else { continue }
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
    }
    return bytes
}
