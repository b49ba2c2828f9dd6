import CrawlDemo
import CrawlModel
import CrawlTestSupport
import Linux
import Synchronization
import Testing
import URLStandard

@testable import CrawlFetch

@Suite(.tags(.loopback))
struct FetcherTests {
    /// Bytes of every value.
    private static func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    }

    @Test(arguments: [DemoResponse.Framing.contentLength, .chunked, .untilClose])
    func `an answer arrives byte for byte, however it is framed`(
        framing: DemoResponse.Framing
    ) throws {
        for count in [0, 1, 4_096, 100_003] {
            let web = try LoopbackWeb { _ in
                var answer = DemoResponse(status: 207, fields: [.init("X-A", "b")])
                (answer.body, answer.framing) = (Self.bytes(count), framing)
                return answer
            }
            let page = try LoopbackPool().fetch(web.base + "/")?.page
            #expect(page?.status == 207)
            #expect(page?.body == Self.bytes(count))
            #expect(page?.fields.first("x-a") == "b")
            #expect(page?.facts.httpVersion == "1.1")
            #expect(page?.facts.remoteAddress == "127.0.0.1")
            #expect(page?.facts.curlCode == 0)
            #expect((page?.facts.wireBytes ?? 0) >= count)
        }
    }

    @Test(arguments: [DemoResponse.Framing.contentLength, .chunked])
    func `bodies that have no room at once come one after the other, and whole`(
        framing: DemoResponse.Framing
    ) throws {
        let body = Self.bytes(100_000)
        let web = try LoopbackWeb { _ in
            var answer = DemoResponse(status: 200)
            (answer.body, answer.framing) = (body, framing)
            return answer
        }
        let pool = try LoopbackPool { plan in
            plan.maximumBodyBytes = body.count
            plan.bodyMemory = 2 * body.count
            // On a busy machine the last ones wait long for their turn.
            plan.timeout = .seconds(300)
        }
        let urls = (0..<24).map { (url: "\(web.base)/\($0)", host: Int32($0)) }
        let lengths = try pool.fetchTogether(
            urls,
            keeping: { $0.page?.body == body }
        )
        #expect(lengths == Array(repeating: true, count: 24))
    }

    @Test func `a transfer that was cancelled while it waited for memory serves again`() throws {
        let body = Self.bytes(100_000)
        let web = try LoopbackWeb { request in
            var answer = DemoResponse(status: 200)
            answer.body = request.target == "/small" ? [1] : body
            return answer
        }
        let pool = try LoopbackPool { plan in
            plan.maximumBodyBytes = body.count
            plan.bodyMemory = body.count
        }
        let (large, small) = (try Visit.sample(web.base), try Visit.sample(web.base + "/small"))
        let outcomes = pool.run { fetcher in
            var cancelled: VisitOutcome?
            do {
                // While the first body lives there is no room for another.
                let first = await fetcher.fetch(large)
                cancelled = await withTaskGroup { group in
                    group.addTask { await fetcher.fetch(large).failure?.outcome }
                    for _ in 0..<20 { _ = await fetcher.fetch(small) }
                    group.cancelAll()
                    return await group.next() ?? nil
                }
                #expect(first.page?.body == body)
            }
            return (cancelled, await fetcher.fetch(large).page?.body == body)
        }
        #expect(outcomes?.0 == .cancelled)
        #expect(outcomes?.1 == true)
    }

    @Test func `the fields are those that came, without the status line`() throws {
        let web = try LoopbackWeb { _ in DemoResponse(status: 200, fields: [.init("A", "b")]) }
        let page = try LoopbackPool().fetch(web.base)?.page
        let text = String(decoding: page?.fields.bytes ?? [], as: UTF8.self)
        #expect(text == "A: b\r\nContent-Length: 0\r\n\r\n")
    }

    @Test(arguments: [204, 304])
    func `an answer without a body is whole`(status: Int) throws {
        let web = try LoopbackWeb { _ in DemoResponse(status: status, body: [1, 2, 3]) }
        let page = try LoopbackPool().fetch(web.base)?.page
        #expect(page?.status == status)
        #expect(page?.body == [])
    }

    @Test func `a redirect is an answer and is not followed`() throws {
        let web = try LoopbackWeb { _ in .redirect(to: "/next", status: 301) }
        let page = try LoopbackPool().fetch(web.base + "/first")?.page
        #expect(page?.status == 301)
        #expect(page?.fields.first("Location") == "/next")
        #expect(web.requests.map(\.target) == ["/first"])
    }

    @Test func `a request introduces itself and asks for what is decoded here`() throws {
        let heads = Mutex<[String]>([])
        let web = try LoopbackWeb { request in
            heads.withLock { $0.append(String(decoding: request.head, as: UTF8.self)) }
            return .text("")
        }
        _ = try LoopbackPool().fetch(web.base + "/a/../%2e/b?c#d")
        let lines = heads.withLock { $0 }.first?.split(separator: "\r\n").map(String.init)
        #expect(
            lines?.sorted()
                == [
                    "Accept-Encoding: gzip, deflate, br, zstd",
                    "Accept: text/html,*/*;q=0.8",
                    "GET /b?c HTTP/1.1",
                    "Host: 127.0.0.1:\(web.port)",
                    "User-Agent: crawl-test/1 (+x)",
                ].sorted()
        )
    }

    @Test func `three hundred hosts are answered at once, each with its own`() throws {
        let web = try LoopbackWeb(reach: .everyLoopback) { .text($0.host + $0.target) }
        let port = web.port
        let urls = (0..<300).map { number in
            (
                url: "http://127.3.\(number / 250).\(number % 250 + 1):\(port)/\(number)",
                host: Int32(number)
            )
        }
        let results = try LoopbackPool().fetchTogether(urls)
        #expect(results.count == 300)
        for (url, result) in zip(urls, results) {
            #expect(
                result.page.map { "http://" + String(decoding: $0.body, as: UTF8.self) } == url.url
            )
        }
    }

    @Test func `no answer is given to another request`() throws {
        let web = try LoopbackWeb { request in
            var answer = DemoResponse.text(request.target)
            if request.target.utf8.count % 3 == 0 { answer.framing = .chunked }
            return answer
        }
        let urls = (0..<400).map { (url: "\(web.base)/\($0 &* 7_919)", host: Int32($0 % 3)) }
        let pool = try LoopbackPool()
        let visits = try urls.map { try Visit.sample($0.url, host: $0.host) }
        let mistakes = pool.run { await $0.mistakes(visits, workers: 8) }
        #expect(mistakes == 0)
        #expect(web.requests.count == 400)
    }

    @Test func `a connection serves one request after the other`() throws {
        let server = try HostileWeb("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab")
        let urls = (0..<20).map { "\(server.url)\($0)" }
        let bodies = try LoopbackPool().fetch(urls).compactMap { $0.page?.body }
        #expect(bodies == Array(repeating: Array("ab".utf8), count: 20))
        #expect(server.connectionCount == 1)
    }

    @Test func `as many connections are kept as transfers were under way, through idle moments`()
        throws
    {
        let server = try HostileWeb("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab")
        let visits = try (0..<160).map { try Visit.sample("\(server.url)\($0)", host: 1) }
        let failures = try LoopbackPool { $0.transport.keptConnections = 1 }.run { fetcher in
            await withTaskGroup(of: Int.self) { group in
                for worker in 0..<8 {
                    group.addTask { await fetcher.failures(visits[worker * 20..<worker * 20 + 20]) }
                }
                return await group.reduce(0, +)
            }
        }
        #expect(failures == 0)
        #expect(server.connectionCount <= 8)
    }

    @Test func `who asks while the connections are closed is told so`() throws {
        let pool = try LoopbackPool { plan in
            plan.transport.keptConnections = 4_096
            // Nobody has to be asked for an address, so the request goes out at once.
            plan.transport.proxies = ProxyPlan(plain: "http://127.0.0.1:9")
        }
        let visits = try (0..<64).map { try Visit.sample("http://h.test/", host: $0) }
        let outcomes = pool.run { fetcher in
            async let closing: Void = fetcher.close()
            await Task.yield()
            var outcomes: Set<VisitOutcome?> = []
            for visit in visits { outcomes.insert(await fetcher.fetch(visit).failure?.outcome) }
            await closing
            return outcomes
        }
        #expect(outcomes == [.cancelled])
    }

    @Test func `bytes behind an answer are given to nobody`() throws {
        let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab"
        let server = try HostileWeb(answer + "HTTP/1.1 500 Poison\r\nContent-Length: 0\r\n\r\n")
        let pages = try LoopbackPool().fetch(Array(repeating: server.url, count: 10)).map(\.page)
        #expect(pages.allSatisfy { $0?.status == 200 && $0?.body == Array("ab".utf8) })
        #expect(server.connectionCount == 10)
    }
}

extension Fetcher {
    /// Shares URLs out to workers and counts the answers that are not their own path.
    fileprivate nonisolated func mistakes(_ visits: [Visit], workers: Int) async -> Int {
        await withTaskGroup(of: Int.self) { group in
            for worker in 0..<workers {
                let share = visits.enumerated().filter { $0.offset % workers == worker }
                group.addTask { await self.mistakes(share.map(\.element)) }
            }
            return await group.reduce(0, +)
        }
    }

    /// Requests URLs one after the other and counts those without an answer.
    fileprivate func failures(_ visits: ArraySlice<Visit>) async -> Int {
        var failures = 0
        for visit in visits where await fetch(visit).page == nil { failures += 1 }
        return failures
    }

    /// Requests URLs one after the other and counts the answers that are not their own path.
    fileprivate func mistakes(_ visits: [Visit]) async -> Int {
        var mistakes = 0
        for visit in visits {
            let page = await fetch(visit).page
            let path = page.map { String(decoding: $0.body, as: UTF8.self) } ?? "nothing"
            if !String(decoding: visit.url.bytes, as: UTF8.self).hasSuffix(path) { mistakes += 1 }
        }
        return mistakes
    }
}
