package import Linux

/// A small web within the program, on hosts below localhost, whose right answer is known.
package final class DemoWeb: Sendable {
    static let sites: [DemoSite] = [.docs, .wiki, .shop, .news, .forum, .slow, .old]
    private let server: LoopbackServer

    /// Starts to serve on a port that the kernel chooses.
    ///
    /// - Throws: What the kernel says when it has no port or thread for us.
    package init() throws(Errno) {
        let server = try LoopbackServer()
        let answers = Self.answers(port: server.port)
        try server.start { answers[DemoAddress(requested: $0)] ?? Self.unknown }
        self.server = server
    }

    /// The port that every host of the demo listens on.
    package var port: UInt16 { server.port }

    /// The front page of every host, from which all else is reached.
    package var seeds: [String] {
        Self.sites.map { DemoAddress(host: $0.host, target: "/").url(port: port) }
    }

    /// Every request up to now, in the order of arrival.
    package var requests: [ServedRequest] { server.requests }

    /// What a crawl from the seeds, as deep as said, must have found; nil for no limit.
    ///
    /// - Complexity: O(n) in the links.
    package func answer(depth: Int?) -> DemoAnswer {
        DemoAnswer(to: Self.sites, port: port, depth: depth)
    }

    /// Ends the server.
    package func stop() {
        server.stop()
    }

    private static let unknown = DemoResponse.html("<title>Nothing here</title>", status: 404)

    private static func answers(port: UInt16) -> [DemoAddress: DemoResponse] {
        var answers: [DemoAddress: DemoResponse] = [:]
        for site in sites {
            for page in site.pages { answers[page.address] = page.response(port: port) }
            if let robots = site.robots {
                answers[DemoAddress(host: site.host, target: "/robots.txt")] = .text(robots)
            }
        }
        return answers
    }
}

extension DemoAddress {
    /// Where a request leads, however its target is spelled.
    fileprivate init(requested request: DemoRequest) {
        host = String(request.host.lowercased().prefix { $0 != "." })
        target = String(decoding: Self.normalized(Array(request.target.utf8)), as: UTF8.self)
    }

    /// Decodes the bytes that need no encoding; the others get capitals (RFC 3986, section 6.2.2).
    private static func normalized(_ target: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        var index = 0
        while index < target.count {
            let digits = target[(index + 1)...].prefix(2)
            guard target[index] == UInt8(ascii: "%"), let byte = UInt8(hexadecimal: digits) else {
                bytes.append(target[index])
                index += 1
                continue
            }
            let text = String(decoding: digits, as: UTF8.self).uppercased()
            bytes += byte.isUnreserved ? [byte] : Array("%\(text)".utf8)
            index += 3
        }
        return bytes
    }
}

extension UInt8 {
    /// The byte that two hexadecimal digits spell, nil for anything else.
    fileprivate init?(hexadecimal digits: ArraySlice<UInt8>) {
        let text = String(decoding: digits, as: UTF8.self)
        guard digits.count == 2, digits.first != UInt8(ascii: "+") else { return nil }
        self.init(text, radix: 16)
    }

    /// True for the bytes that mean the same encoded or not (RFC 3986, section 2.3).
    fileprivate var isUnreserved: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~".utf8.contains(self)
        }
    }
}
