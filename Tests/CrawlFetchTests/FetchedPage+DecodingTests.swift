import Compression
import CrawlModel
import Testing

@testable import CrawlFetch

struct FetchedPageDecodingTests {
    /// `gzip.compress(b"hello, hello, hello\n" * 3, mtime=0)` of Python 3.11.
    private static let gzip: [UInt8] = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 203, 72, 205, 201, 201, 215, 81, 200, 64, 162, 184, 50,
        136, 20, 3, 0, 166, 137, 182, 86, 60, 0, 0, 0,
    ]
    /// The same by `zlib.compress`, and by `zlib.compressobj(wbits=-15)`.
    private static let zlib: [UInt8] = [
        120, 156, 203, 72, 205, 201, 201, 215, 81, 200, 64, 162, 184, 50, 136, 20, 3, 0, 125, 59,
        20, 155,
    ]
    private static let raw: [UInt8] = [
        203, 72, 205, 201, 201, 215, 81, 200, 64, 162, 184, 50, 136, 20, 3, 0,
    ]
    private static let text = Array(String(repeating: "hello, hello, hello\n", count: 3).utf8)
    /// `gzip.compress(bytes(4 << 20), mtime=0)`: 4 MiB of zeros.
    private static let bomb: [UInt8] =
        [
            31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 237, 193, 1, 1, 0, 0, 0, 130, 32, 255, 175, 110, 72,
            64, 1,
        ]
        + [UInt8](repeating: 0, count: 4063)
        + [124, 27, 106, 64, 71, 17, 0, 0, 64, 0]

    private static func decoded(
        _ body: [UInt8],
        _ lines: String,
        limit: Int = 1_000
    ) throws -> [UInt8] {
        try FetchedPage.sample(fields: lines, body: body).decodedBody(limit: limit).bytes
    }

    private static func outcome(
        _ body: [UInt8],
        _ coding: String,
        limit: Int = 1_000
    ) throws -> VisitOutcome? {
        let page = try FetchedPage.sample(fields: "Content-Encoding: \(coding)\r\n", body: body)
        do throws(FetchFailure) {
            _ = try page.decodedBody(limit: limit)
            return nil
        } catch {
            #expect(!error.detail.isEmpty)
            return error.outcome
        }
    }

    @Test(arguments: ["gzip", "GZIP", "x-gzip", "X-GZip", " gzip\t"])
    func `D15: gzip is decoded by either of its names`(name: String) throws {
        #expect(try Self.decoded(Self.gzip, "Content-Encoding: \(name)\r\n") == Self.text)
    }

    @Test(arguments: ["deflate", "Deflate"])
    func `deflate is decoded with and without the header of zlib`(name: String) throws {
        for body in [Self.zlib, Self.raw] {
            #expect(try Self.decoded(body, "content-encoding: \(name)\r\n") == Self.text)
        }
    }

    @Test(arguments: ["", "Content-Encoding: identity\r\n", "Content-Encoding:\r\n"])
    func `a body without coding stays as it is`(lines: String) throws {
        #expect(try Self.decoded(Self.gzip, lines, limit: 1) == Self.gzip)
    }

    @Test(arguments: [
        "Content-Encoding: identity, gzip\r\n", "Content-Encoding: ,gzip ,\t, Identity\r\n",
        "Content-Encoding: identity\r\nVary: a\r\nContent-Encoding: gzip\r\n",
    ])
    func `D15: identity beside a coding is none`(lines: String) throws {
        #expect(try Self.decoded(Self.gzip, lines) == Self.text)
    }

    @Test(arguments: ["none", "None", "UTF-8", "utf8", "ISO-8859-1", "utf-8, identity"])
    func `D15: what servers write in the place of no coding leaves a body as it is`(
        name: String
    ) throws {
        #expect(try Self.decoded(Self.text, "Content-Encoding: \(name)\r\n") == Self.text)
        #expect(try Self.decoded(Self.gzip, "Content-Encoding: \(name), gzip\r\n") == Self.text)
    }

    @Test func `brotli and zstd are decoded`() throws {
        // `echo hello | brotli`, `echo hello | zstd`.
        let brotli: [UInt8] = [139, 2, 128, 104, 101, 108, 108, 111, 10, 3]
        let zstd: [UInt8] = [
            40, 181, 47, 253, 4, 88, 49, 0, 0, 104, 101, 108, 108, 111, 10, 83, 136, 189, 145,
        ]
        #expect(try Self.decoded(brotli, "Content-Encoding: br\r\n") == Array("hello\n".utf8))
        #expect(try Self.decoded(zstd, "Content-Encoding: ZSTD\r\n") == Array("hello\n".utf8))
    }

    @Test(arguments: [
        "Content-Encoding: gzip, gzip\r\n", "Content-Encoding: br,identity,gzip\r\n",
        "Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n",
        "Content-Encoding: gzip,gzip,gzip,gzip,gzip,gzip\r\n",
    ])
    func `E2: a body that is coded twice is refused`(lines: String) throws {
        let page = try FetchedPage.sample(fields: lines, body: Self.gzip)
        let failure = #expect(throws: FetchFailure.self) { try page.decodedBody(limit: 1_000) }
        #expect(failure?.outcome == .decodeError)
        #expect(failure?.detail.contains("more than one content coding: ") == true)
    }

    @Test(arguments: ["foo", "compress", "gzip;q=1", "gzíp"])
    func `D15: a coding that is not known is an error that names it`(name: String) throws {
        let lines = "Content-Encoding: \(name)\r\n"
        let page = try FetchedPage.sample(fields: lines, body: Self.gzip)
        let failure = #expect(throws: FetchFailure.self) { try page.decodedBody(limit: 1_000) }
        #expect(failure?.outcome == .decodeError)
        #expect(failure?.detail.contains(name) == true)
    }

    @Test func `the name of a coding cannot steer a terminal`() throws {
        let lines = "Content-Encoding: \u{1B}[2J\u{202E}\r\n"
        let page = try FetchedPage.sample(fields: lines, body: Self.gzip)
        let failure = #expect(throws: FetchFailure.self) { try page.decodedBody(limit: 1_000) }
        #expect(failure?.detail == "the content coding \\x1B[2j\\u{202E} is not known")
    }

    @Test func `what follows a coded body is told`() throws {
        let body = Self.gzip + [1, 2, 3]
        let page = try FetchedPage.sample(fields: "Content-Encoding: gzip\r\n", body: body)
        #expect(try page.decodedBody(limit: 1_000).trailingCount == 3)
    }

    @Test func `a body cut anywhere is truncated, never shorter`() throws {
        for cut in 1..<Self.gzip.count {
            #expect(try Self.outcome(Array(Self.gzip[..<cut]), "gzip") == .truncated)
        }
        for cut in 1..<Self.zlib.count {
            #expect(try Self.outcome(Array(Self.zlib[..<cut]), "deflate") == .truncated)
        }
    }

    @Test func `E10: the limit of decoded bodies holds to the byte`() throws {
        #expect(try Self.outcome(Self.gzip, "gzip", limit: 60) == nil)
        #expect(try Self.outcome(Self.gzip, "gzip", limit: 59) == .tooLarge)
    }

    @Test func `a bomb is called one before the limit is reached`() throws {
        #expect(try Self.outcome(Self.bomb, "gzip", limit: 1 << 30) == .decodeBomb)
    }

    @Test func `a body that is not in its coding is an error`() throws {
        #expect(try Self.outcome(Self.text, "gzip") == .decodeError)
        #expect(try Self.outcome([0xFF, 0xFF, 0xFF, 0xFF], "deflate") == .decodeError)
    }

    @Test func `an empty body is empty in every coding`() throws {
        #expect(try Self.decoded([], "Content-Encoding: gzip\r\n").isEmpty)
        #expect(try Self.decoded([], "Content-Encoding: deflate\r\n").isEmpty)
    }
}
