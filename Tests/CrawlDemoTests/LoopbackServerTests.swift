import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

@Suite(.tags(.loopback), .timeLimit(.minutes(1)))
struct LoopbackServerTests {
    private static let greeting = "GET /a?b HTTP/1.1\r\nhOST:x.test:1\r\nUser-Agent: me \r\n\r\n"

    private static func echo(_ request: DemoRequest) -> DemoResponse {
        let agent = request.field("user-agent") ?? "-"
        return .text("\(request.method) \(request.target) \(request.host) \(agent)")
    }

    @Test func `a request that comes byte by byte is answered like any other`() throws {
        let web = try LoopbackWeb(Self.echo)
        var client = try web.connect()
        for byte in Self.greeting { try client.send(String(byte)) }
        let answer = try #require(try client.receive())
        #expect(answer.status == 200)
        #expect(answer.text == "GET /a?b x.test:1 me")
        #expect(answer.field("content-type") == "text/plain; charset=utf-8")
    }

    @Test func `many requests on one connection are answered in order, also when sent at once`()
        throws
    {
        let web = try LoopbackWeb { request in
            var response = Self.echo(request)
            response.delay = .milliseconds(request.target == "/1" ? 20 : 0)
            return response
        }
        var client = try web.connect()
        let requests = (0..<2_000).map { "GET /\($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined()
        try client.send(requests)
        client.endSending()
        for number in 0..<2_000 {
            let answer = try client.receive()
            try #require(answer?.text == "GET /\(number) x -")
        }
        #expect(try client.receiveRest() == [])
        let targets = web.requests.map(\.target)
        #expect(targets.elementsEqual((0..<2_000).lazy.map { "/\($0)" }))
        #expect(web.requests.allSatisfy { $0.concurrency >= 1 && $0.end != nil })
    }

    @Test(arguments: [0, 1, 4_096, 4_097, 300_000])
    func `a body arrives whole in every framing`(size: Int) throws {
        let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        for framing in [DemoResponse.Framing.contentLength, .chunked, .untilClose] {
            let web = try LoopbackWeb { _ in
                var response = DemoResponse(status: 200, body: body)
                response.framing = framing
                return response
            }
            var client = try web.connect()
            let answer = try client.get("/", host: "x")
            #expect(answer?.body == body)
        }
    }

    @Test func `a body that is slowly taken does not keep others waiting`() throws {
        let body = [UInt8](repeating: 7, count: 20_000_000)
        let web = try LoopbackWeb { request in
            DemoResponse(status: 200, body: request.target == "/large" ? body : [1])
        }
        var slow = try web.connect()
        try slow.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
        var quick = try web.connect()
        #expect(try quick.get("/", host: "x")?.body == [1])
        #expect(try slow.receive()?.body == body)
    }

    @Test func `a delayed answer does not delay others`() throws {
        let web = try LoopbackWeb { request in
            var response = Self.echo(request)
            response.delay = request.target == "/slow" ? .seconds(3_600) : .zero
            return response
        }
        let slow = try web.connect()
        try slow.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
        var quick = try web.connect()
        for _ in 0..<10 { #expect(try quick.get("/", host: "x")?.status == 200) }
        #expect(web.requests.filter { $0.end == nil }.count <= 2)
    }

    @Test func `a thousand delayed answers take about one delay`() throws {
        _ = try ResourceLimits.raiseOpenFiles()
        let web = try LoopbackWeb { request in
            var response = Self.echo(request)
            response.delay = .milliseconds(500)
            return response
        }
        let start = Moment.now
        var sockets: [Box] = []
        for number in 0..<1_000 {
            sockets.append(Box(try web.connect()))
            try sockets[number].client.send("GET /\(number) HTTP/1.1\r\nHost: x\r\n\r\n")
        }
        for (number, box) in sockets.enumerated() {
            try #require(try box.client.receive()?.text == "GET /\(number) x -")
        }
        #expect(Moment.now - start >= .milliseconds(500))
        #expect(Moment.now - start < .seconds(30))
        #expect(web.requests.map(\.concurrency).max() ?? 0 > 500)
    }

    @Test(arguments: [
        "\r\n", "GET\r\n\r\n", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n",
        "\u{0}\u{1}\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "GET / HTTP/1.1\r\n Host: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        "{} / HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nnocolon\r\n\r\n",
    ])
    func `what is no request is refused, and the connection ends`(bytes: String) throws {
        let web = try LoopbackWeb(Self.echo)
        var client = try web.connect()
        try client.send(bytes)
        let answer = try client.receive()
        #expect(answer?.status == 400)
        #expect(try client.receiveRest() == [])
        #expect(web.requests.isEmpty)
    }

    @Test func `a head without end is refused`() throws {
        let web = try LoopbackWeb(Self.echo)
        var client = try web.connect()
        try client.send("GET / HTTP/1.1\r\nHost: x\r\nX: ")
        try client.send(String(repeating: "y", count: 40_000))
        #expect(try client.receive()?.status == 431)
    }

    @Test func `a request's body is passed over`() throws {
        let web = try LoopbackWeb(Self.echo)
        var client = try web.connect()
        try client.send("POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 10000\r\n\r\n")
        try client.send(String(repeating: "GET ", count: 2_500))
        #expect(try client.receive()?.text == "POST /1 x -")
        #expect(try client.get("/2", host: "x")?.text == "GET /2 x -")
    }

    @Test func `an old client gets an answer without chunks, and its end`() throws {
        let web = try LoopbackWeb { _ in
            var response = DemoResponse.text("old")
            response.framing = .chunked
            return response
        }
        var client = try web.connect()
        try client.send("GET / HTTP/1.0\r\n\r\n")
        let answer = try client.receive()
        #expect(answer?.field("Transfer-Encoding") == nil)
        #expect(answer?.text == "old")
    }

    @Test func `an answer can be cut, in order or by a reset`() throws {
        let web = try LoopbackWeb { request in
            var response = DemoResponse.text("0123456789")
            response.cut =
                request.target == "/reset"
                ? DemoResponse.Cut(after: 0, of: .answer, by: .reset)
                : DemoResponse.Cut(after: 4, of: .body, by: .close)
            return response
        }
        var truncated = try web.connect()
        try truncated.send("GET /truncated HTTP/1.1\r\nHost: x\r\n\r\n")
        let bytes = String(decoding: try truncated.receiveRest(), as: UTF8.self)
        #expect(bytes.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(bytes.hasSuffix("Content-Length: 10\r\n\r\n0123"))
        var reset = try web.connect()
        try reset.send("GET /reset HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(throws: Errno.self) { try reset.receiveRest() }
    }

    @Test func `every loopback address answers where that is wanted`() throws {
        let web = try LoopbackWeb(reach: .everyLoopback, Self.echo)
        for address: UInt32 in [0x7F00_0001, 0x7F00_0101, 0x7FFF_FFFE] {
            var client = try LoopbackClient(port: web.port, address: address)
            #expect(try client.get("/", host: "x")?.status == 200)
        }
    }

    @Test func `a server that stops ends its connections and frees its port`() throws {
        let server = try LoopbackServer()
        try server.start(Self.echo)
        var client = try LoopbackClient(port: server.port)
        #expect(try client.get("/", host: "x")?.status == 200)
        server.stop()
        server.stop()
        #expect(try client.receiveRest() == [])
        #expect(throws: Errno.self) { _ = try LoopbackClient(port: server.port) }
        #expect(server.requests.count == 1)
    }
}

/// A client on the heap, so that an array can hold it.
private final class Box {
    var client: LoopbackClient

    init(_ client: consuming LoopbackClient) {
        self.client = client
    }
}
