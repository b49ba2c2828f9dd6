import Compression

/// The number of a coding in the first byte, and after it a body in that coding.
struct CodingTarget: FuzzTarget {
    static let name = "coding"

    private static let limit = 4 << 20

    func read(_ input: [UInt8]) -> Int {
        (try? Self.decoded(input))?.bytes.count ?? 0
    }

    func check(_ input: [UInt8]) throws(BrokenLaw) {
        guard let body = try? Self.decoded(input) else { return }
        try expect(body.bytes.count <= Self.limit, "no more comes of a body than the limit")
        let honest = max(1 << 20, 200 * input.count)
        try expect(body.bytes.count <= honest, "no body is packed tighter than 200 to 1")
        try expect(
            (0..<max(1, input.count)).contains(body.trailingCount),
            "the rest is of the body"
        )
    }

    private static func decoded(_ input: [UInt8]) throws -> DecodedBody {
        let codings = ContentCoding.allCases
        let coding = codings[Int(input.first ?? 0) % codings.count]
        return try DecodedBody(decoding: Array(input.dropFirst()), coding: coding, limit: limit)
    }
}
