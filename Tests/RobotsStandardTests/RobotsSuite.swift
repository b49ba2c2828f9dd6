import Glibc
import Testing

@testable import RobotsStandard

/// The public robots.txt suites, read in place.
enum RobotsSuite {
    static let folder: String = {
        if let root = unsafe getenv("CRAWL_CONFORMANCE") {
            return unsafe String(cString: root) + "/robots"
        }
        let here = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/" + here + "/../shared/conformance/robots"
    }()

    static let isPresent = unsafe access(folder + "/google_robots.json", R_OK) == 0

    static func bytes(of name: String) -> [UInt8]? {
        guard let file = unsafe fopen(folder + "/" + name, "r") else { return nil }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: buffer[..<count])
        }
    }

    static func realFile(_ name: String) throws -> RobotsFile {
        RobotsFile(parsing: try #require(bytes(of: "real-world/" + name)))
    }

    static func json(_ name: String) throws -> JSONValue {
        try JSONValue(parsing: #require(bytes(of: name))[...])
    }

    static func lines(_ name: String) throws -> [JSONValue] {
        try #require(bytes(of: name)).split(separator: 0x0A).map { try JSONValue(parsing: $0) }
    }
}

/// One question to a robots.txt and the answer that its suite expects.
struct RobotsCase {
    let id: String
    let robots: [UInt8]
    let agent: String
    let url: String
    let expected: Bool
    let isCore: Bool

    init(_ json: JSONValue, robots: [UInt8]? = nil) throws {
        id = try #require(json["id"].string)
        self.robots = try robots ?? Self.robots(of: json)
        agent = json["userAgent"].string ?? json["userAgents"].array.first?.string ?? "*"
        url = try #require(json["url"].string)
        expected = json["expected"].bool
        isCore = json["core"].bool
    }

    static func robots(of json: JSONValue) throws -> [UInt8] {
        if let text = json["robots"].string { return Array(text.utf8) }
        return decodedBase64(try #require(json["robotsB64"].string))
    }

    var isPassed: Bool { isPassed(by: RobotsFile(parsing: robots)) }

    func isPassed(by file: RobotsFile) -> Bool {
        let rules = RobotsRules(of: file, agent: agent)
        return rules.decision(for: pathAndQuery.span).isAllowed == expected
    }

    /// What follows the authority, without the fragment.
    var pathAndQuery: [UInt8] {
        let whole = url.utf8.prefix { $0 != UInt8(ascii: "#") }
        guard let scheme = String(Substring(whole)).firstRange(ofText: "://") else {
            return Array(whole)
        }
        let rest = Array(whole)[scheme...]
        return Array(rest.drop { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") })
    }
}

extension String {
    /// The offset just behind the first occurrence of a text.
    fileprivate func firstRange(ofText text: String) -> Int? {
        let bytes = Array(utf8)
        let wanted = Array(text.utf8)
        return bytes.indices.first { bytes[$0...].starts(with: wanted) }.map { $0 + wanted.count }
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
