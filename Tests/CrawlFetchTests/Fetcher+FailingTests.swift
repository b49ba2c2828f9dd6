import CrawlDemo
import CrawlModel
import CrawlTestSupport
import Linux
import Synchronization
import Testing

@testable import CrawlFetch

@Suite(.tags(.loopback))
struct FetcherFailingTests {
    private static func failure(_ answer: String, closes: Bool = true) throws -> FetchFailure? {
        let server = try HostileWeb(answer, closes: closes)
        return try LoopbackPool { $0.timeout = .seconds(10) }.fetch(server.url)?.failure
    }

    private static func cut(
        after count: Int,
        of part: DemoResponse.Cut.Part,
        by ending: DemoResponse.Cut.Ending,
        _ framing: DemoResponse.Framing = .contentLength
    ) throws -> VisitOutcome? {
        let web = try LoopbackWeb { _ in
            var answer = DemoResponse.text(String(repeating: "a", count: 50_000))
            answer.framing = framing
            answer.cut = .init(after: count, of: part, by: ending)
            return answer
        }
        let failure = try LoopbackPool().fetch(web.base)?.failure
        #expect(failure?.detail.isEmpty == false)
        return failure?.outcome
    }

    @Test(arguments: [DemoResponse.Framing.contentLength, .chunked, .untilClose], [-1, 0, 1])
    func `E10: the limit of bodies holds to the byte`(
        framing: DemoResponse.Framing,
        excess: Int
    ) throws {
        let web = try LoopbackWeb { _ in
            var answer = DemoResponse(status: 200, body: .init(repeating: 7, count: 9_000 + excess))
            answer.framing = framing
            return answer
        }
        let result = try LoopbackPool { $0.maximumBodyBytes = 9_000 }.fetch(web.base)
        #expect(result?.page?.body.count == (excess > 0 ? nil : 9_000 + excess))
        #expect(result?.failure?.outcome == (excess > 0 ? .tooLarge : nil))
    }

    @Test(arguments: ["10485761", "99999999999", "99999999999999999999"])
    func `a length beyond the limit ends the transfer before the body`(length: String) throws {
        let failure = try Self.failure("HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n")
        #expect(failure?.outcome == .tooLarge)
    }

    @Test func `a connection with too large a body is not used again`() throws {
        let body = String(repeating: "a", count: 5_000)
        let server = try HostileWeb(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1388\r\n\(body)\r\n"
        )
        let pool = try LoopbackPool { $0.maximumBodyBytes = 4_999 }
        let outcomes = try pool.fetch([server.url, server.url]).map { $0.failure?.outcome }
        #expect(outcomes == [.tooLarge, .tooLarge])
        #expect(server.connectionCount == 2)
    }

    @Test(arguments: [
        String(repeating: "a: b\r\n", count: 300),
        String(repeating: "a: \(String(repeating: "b", count: 10_000))\r\n", count: 30),
        "a: \(String(repeating: "b", count: 150_000))\r\n",
    ])
    func `a header of too many lines or bytes is a flood`(lines: String) throws {
        #expect(try Self.failure("HTTP/1.1 200 OK\r\n\(lines)\r\n")?.outcome == .headerFlood)
    }

    @Test func `a header of many lines within the limit is none`() throws {
        let lines = String(repeating: "a: b\r\n", count: 254)
        let server = try HostileWeb("HTTP/1.1 204 No Content\r\n\(lines)\r\n")
        #expect(try LoopbackPool().fetch(server.url)?.page?.fields.bytes.count == 254 * 6 + 2)
    }

    @Test func `endless early hints are a flood`() throws {
        let hints = String(repeating: "HTTP/1.1 103 Early Hints\r\n\r\n", count: 300)
        #expect(try Self.failure(hints)?.outcome == .headerFlood)
    }

    @Test func `an answer after early hints has its own fields only`() throws {
        let hint = "HTTP/1.1 103 Early Hints\r\nA: hint\r\n\r\n"
        let server = try HostileWeb("\(hint)HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let page = try LoopbackPool().fetch(server.url)?.page
        #expect(page?.status == 200)
        #expect(page?.fields.first("A") == nil)
    }

    @Test func `the end before an answer is told from the end within it`() throws {
        #expect(try Self.cut(after: 0, of: .answer, by: .close) == .noReply)
        #expect(try Self.cut(after: 0, of: .answer, by: .reset) == .reset)
        #expect(try Self.cut(after: 20, of: .answer, by: .close) == .truncated)
        #expect(try Self.cut(after: 100, of: .body, by: .close) == .truncated)
        #expect(try Self.cut(after: 100, of: .body, by: .close, .chunked) == .truncated)
        #expect(try Self.cut(after: 20, of: .answer, by: .reset) == .reset)
        #expect(try Self.cut(after: 100, of: .body, by: .reset) == .reset)
    }

    @Test(arguments: [
        "<html>", "ICY 200 OK\r\n\r\n", "HTTP/1.1 000 X\r\n\r\n", "HTTP/1.1 abc X\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
    ])
    func `what is not HTTP is no answer`(answer: String) throws {
        #expect(try Self.failure(answer)?.outcome == .badHTTP)
    }

    @Test(arguments: ["zz\r\n", "fffffffffffffffff\r\nab", "-2\r\nab", "2\r\nabcd\r\n"])
    func `D6: chunks that are none are no HTTP`(chunks: String) throws {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        #expect(try Self.failure(head + chunks)?.outcome == .badHTTP)
    }

    @Test(arguments: ["5\r\nab\r\n", "2\r\nab", "2\r\nab\r\n", ""])
    func `D6: chunks without their end are truncated`(chunks: String) throws {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        #expect(try Self.failure(head + chunks)?.outcome == .truncated)
    }

    @Test(arguments: [
        ("200 OK\r\nContent-Length: 9\r\n\r\nab", VisitOutcome.truncated, ", after status 200"),
        ("404 No\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", .truncated, ", after status 404"),
        ("200 OK\r\nA: b\r\n", .truncated, ""),
    ])
    func `what cut an answer short also tells the status of its head`(
        answer: String,
        outcome: VisitOutcome,
        remark: String
    ) throws {
        let failure = try #require(try Self.failure("HTTP/1.1 \(answer)"))
        #expect(failure.outcome == outcome)
        #expect(failure.detail.hasSuffix(remark))
        #expect(failure.detail.contains("status") == !remark.isEmpty)
    }

    @Test func `a status beyond the usual ones is kept`() throws {
        let server = try HostileWeb("HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n")
        #expect(try LoopbackPool().fetch(server.url)?.page?.status == 999)
    }

    @Test func `a slow answer ends at the time limit for all`() throws {
        let web = try LoopbackWeb { _ in
            var answer = DemoResponse.text("late")
            answer.delay = .seconds(60)
            return answer
        }
        let start = Moment.now
        let failure = try LoopbackPool { $0.timeout = .milliseconds(200) }.fetch(web.base)?.failure
        #expect(failure?.outcome == .timeoutTotal)
        #expect(Moment.now - start >= .milliseconds(190))
        #expect(Moment.now - start < .seconds(20))
    }

    @Test(.tags(.slow))
    func `a body that stands still ends at the time limit for idling`() throws {
        let server = try HostileWeb("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab")
        let failure = try LoopbackPool { $0.idleTimeout = .seconds(1) }.fetch(server.url)?.failure
        #expect(failure?.outcome == .timeoutIdle)
        #expect(try #require(failure?.facts.totalMilliseconds) >= 1_000)
        #expect(failure?.facts.remoteAddress == "127.0.0.1")
        #expect(failure?.detail == "Timeout was reached, after status 200")
    }

    @Test func `a port where nobody listens says so`() throws {
        let socket = try Socket.listen(on: 0x7F00_0001, port: 0)
        let port = try Socket.port(of: socket)
        try socket.close()
        let failure = try LoopbackPool().fetch("http://127.0.0.1:\(port)/")?.failure
        #expect(failure?.outcome == .connectFail)
        #expect(failure.map { Errno(rawValue: $0.facts.osErrno) } == Errno(rawValue: 111))
        #expect(failure?.detail == "Couldn't connect to server")
    }

    @Test func `a name that does not exist is a failure of names`() throws {
        let failure = try LoopbackPool().fetch("http://nobody.invalid/")?.failure
        #expect(failure?.outcome == .dnsFail)
        #expect(failure?.facts.remoteAddress == nil)
    }

    @Test(arguments: ["127.0.0.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "localhost"])
    func `a private address gets no connection, however it is spelled`(host: String) throws {
        let web = try LoopbackWeb { _ in .text("secret") }
        let pool = try LoopbackPool(allowing: ["127.0.0.2/32"])
        let failure = try pool.fetch("http://\(host):\(web.port)/")?.failure
        #expect(failure?.outcome == .blockedAddress)
        #expect(failure?.detail == "the host's address is private")
        #expect(web.requests.isEmpty)
    }

    @Test func `a cancelled task hears of it at once, and the next one gets its own answer`() throws
    {
        let web = try LoopbackWeb { request in
            var answer = DemoResponse.text(request.target)
            if request.target == "/slow" { answer.delay = .seconds(60) }
            return answer
        }
        let slow = try Visit.sample(web.base + "/slow")
        let next = try Visit.sample(web.base + "/next")
        let start = Moment.now
        let results = try LoopbackPool().run { fetcher in
            let first = await withTaskGroup(of: FetchResult?.self) { group in
                group.addTask { await fetcher.fetch(slow) }
                group.addTask {
                    while web.requests.isEmpty { await Task.yield() }
                    return nil
                }
                _ = await group.next()
                group.cancelAll()
                return await group.next() ?? nil
            }
            return [first, await fetcher.fetch(next)]
        }
        #expect(results?.first??.failure?.outcome == .cancelled)
        #expect(results?.last??.page?.body == Array("/next".utf8))
        #expect(Moment.now - start < .seconds(30))
    }

    @Test func `a task that is cancelled beforehand asks for nothing`() throws {
        let web = try LoopbackWeb { _ in .text("") }
        let visit = try Visit.sample(web.base)
        let result = try LoopbackPool().run { fetcher in
            await withTaskGroup(of: FetchResult.self) { group in
                group.cancelAll()
                group.addTask { await fetcher.fetch(visit) }
                return await group.next()
            }
        }
        #expect(result??.failure?.outcome == .cancelled)
        #expect(web.requests.isEmpty)
    }

    @Test func `closing ends every transfer, and nothing starts afterwards`() throws {
        let web = try LoopbackWeb(reach: .everyLoopback) { _ in
            var answer = DemoResponse.text("late")
            answer.delay = .seconds(60)
            return answer
        }
        let visits = try (1...20).map {
            try Visit.sample("http://127.0.0.\($0):\(web.port)/", host: Int32($0))
        }
        let outcomes = try LoopbackPool().run { fetcher in
            await withTaskGroup(of: VisitOutcome?.self) { group in
                for visit in visits {
                    group.addTask { await fetcher.fetch(visit).failure?.outcome }
                }
                while web.requests.count < visits.count { await Task.yield() }
                await fetcher.close()
                group.addTask { await fetcher.fetch(visits[0]).failure?.outcome }
                return await group.reduce(into: []) { $0.append($1) }
            }
        }
        #expect(outcomes == Array(repeating: .cancelled, count: 21))
        #expect(web.requests.count == 20)
    }
}
