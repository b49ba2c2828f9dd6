import CrawlModel
import CrawlStore
import URLStandard

/// Pages without end: 60 links, 7 of them new, a packed body of 6 KB.
struct StoreWork {
    private static let newURLs = 7
    private static let links = 60
    private static let hosts = 1_000
    private static let bodyBytes = 6_144

    private let bodies: [[UInt8]]
    private let lists: [[UInt8]]
    private let places: [[UInt8]?]
    private let headers: [UInt8]
    /// The number of the next page.
    private var page = 0

    init(keepsPlaces: Bool) {
        bodies = (0..<64).map { seed in
            (0..<Self.bodyBytes).map { UInt8(truncatingIfNeeded: Self.mix(seed << 20 + $0)) }
        }
        lists = (0..<64).map { Array("[\(Self.keys($0).joined(separator: ","))]".utf8) }
        places = (0..<64).map { seed in
            guard keepsPlaces else { return nil }
            let places = Self.keys(seed).enumerated().map { index, key in
                "[\(key),\(index * 150),\"Link \(index)\"]"
            }
            return Array("[[\(places.joined(separator: ","))],[]]".utf8)
        }
        let fields = ["Date", "Server", "Content-Type", "Content-Length", "Last-Modified", "ETag"]
        let pairs = fields.map { "[\"\($0)\",\"a value of some length, 38\"]" }
        headers = Array("[\(pairs.joined(separator: ","))]".utf8)
    }

    /// All hosts and the first URL.
    mutating func beginning() throws(URLError) -> [FrontierChange] {
        let hosts = (1...Self.hosts).map {
            FrontierChange.host(HostID(rawValue: Int32($0)), name: "www\($0).example")
        }
        return hosts + [.discovered(try visit(1, depth: 0), via: .seed)]
    }

    /// The visit of the next page.
    mutating func next() throws(URLError) -> VisitRecord {
        let number = page
        page += 1
        var facts = TransferFacts()
        facts.startedAt = 1_700_000_000_000 + Int64(number)
        facts.remoteAddress = "192.0.2.1"
        facts.httpVersion = "1.1"
        (facts.wireBytes, facts.firstByteMilliseconds, facts.totalMilliseconds) = (8_000, 20, 30)
        var record = VisitRecord(
            visit: try visit(number + 1, depth: depth(of: number)),
            outcome: .ok,
            facts: facts
        )
        record.status = 200
        record.bodyCount = 33_000
        record.contentType = "text/html; charset=utf-8"
        record.headers = headers
        record.body = PackedBody(
            codec: .zstd,
            data: bodies[number & 63],
            rawCount: 33_000,
            sha256: Self.digest(number)
        )
        record.page = PackedPage(
            title: "The page number \(number) of this benchmark",
            linkCount: Self.links,
            links: lists[number & 63],
            assets: Array("[]".utf8),
            places: places[number & 63]
        )
        for index in 1...Self.newURLs {
            let id = number * Self.newURLs + index + 1
            let found = try visit(id, depth: depth(of: number) + 1)
            record.changes.append(.discovered(found, via: .link))
        }
        return record
    }

    /// Each page is found by the one whose number is a seventh of its own.
    private func depth(of number: Int) -> Int {
        var (number, depth) = (number, 0)
        while number > 0 {
            number = (number - 1) / Self.newURLs
            depth += 1
        }
        return depth
    }

    private func visit(_ id: Int, depth: Int) throws(URLError) -> Visit {
        let host = id % Self.hosts + 1
        return Visit(
            id: URLID(rawValue: UInt32(id)),
            key: URLKey(rawValue: Int64(Self.mix(id) >> 1)),
            url: try WebURL(parsing: "https://www\(host).example/some/directory/page-\(id).html"),
            host: HostID(rawValue: Int32(host)),
            depth: depth
        )
    }

    private static func keys(_ seed: Int) -> [String] {
        (0..<links).map { String(mix(seed << 32 + $0) >> 1) }
    }

    private static func digest(_ number: Int) -> [UInt8] {
        (0..<4).flatMap { part in
            let word = mix(number << 2 + part)
            return (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64($0 * 8)) }
        }
    }

    /// SplitMix64.
    private static func mix(_ number: Int) -> UInt64 {
        var mixed = UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
