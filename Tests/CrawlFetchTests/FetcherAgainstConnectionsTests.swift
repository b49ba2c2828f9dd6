import CrawlModel
import CrawlTestSupport
import Linux
import Synchronization
import Testing
import URLStandard

@testable import CrawlFetch

/// Connections that break, stall, drip or deceive: each has its own word, and none costs the loop
/// more than a moment.
@Suite(.tags(.loopback))
struct FetcherAgainstConnectionsTests {
    private static let head = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n"

    /// One request, with short limits instead of long waits.
    private static func outcome(
        of web: HostileWeb,
        idle: Duration = .seconds(10),
        total: Duration = .seconds(20)
    ) throws -> (outcome: VisitOutcome?, time: Duration) {
        let start = Moment.now
        let result = try LoopbackPool {
            $0.idleTimeout = idle
            $0.timeout = total
        }.fetch(web.url)
        return (result?.failure?.outcome, .now - start)
    }

    @Test(arguments: [
        ("", VisitOutcome.reset), ("HTTP/1.1 200", .reset), (head + "A: b\r\n", .reset),
        (head + "\r\n", .reset), (head + "\r\nabc", .reset),
    ])
    func `C7: a reset at any point is a reset`(sent: String, outcome: VisitOutcome) throws {
        let web = try HostileWeb { _, _ in
            [.send(Array(sent.utf8)), .wait(.milliseconds(20)), .reset]
        }
        #expect(try Self.outcome(of: web).outcome == outcome)
    }

    @Test(arguments: [
        ("", VisitOutcome.noReply), ("HTTP/1.1 200", .noReply), (head + "A: b\r\n", .truncated),
        (head + "\r\n", .truncated), (head + "\r\nabc", .truncated),
    ])
    func `C7: an end in order is told by what is missing`(
        sent: String,
        outcome: VisitOutcome
    ) throws {
        let web = try HostileWeb { _, _ in .last(sent) }
        #expect(try Self.outcome(of: web).outcome == outcome)
    }

    @Test(.tags(.slow))
    func `C8: a server that takes the request and never answers idles`() throws {
        let web = try HostileWeb { _, _ in [.hang] }
        let (outcome, time) = try Self.outcome(of: web, idle: .seconds(1))
        #expect(outcome == .timeoutIdle)
        #expect(time >= .milliseconds(900) && time < .seconds(8))
    }

    @Test(.tags(.slow))
    func `C9: a byte now and then is idling, in the head as well`() throws {
        let web = try HostileWeb { _, _ in
            [.drip(Self.head.utf8.map { [$0] }, every: .milliseconds(250))]
        }
        let (outcome, time) = try Self.outcome(of: web, idle: .seconds(1))
        #expect(outcome == .timeoutIdle)
        #expect(time >= .milliseconds(900) && time < .seconds(8))
    }

    @Test(.tags(.slow))
    func `C10: a drip above the limit of idling ends at the limit for all`() throws {
        let head = Self.head.replacing("1000", with: "1000000") + "\r\n"
        let web = try HostileWeb { _, _ in
            [
                .send(Array(head.utf8)),
                .drip([.init(repeating: 0x61, count: 30)], every: .milliseconds(50)),
            ]
        }
        let (outcome, time) = try Self.outcome(of: web, idle: .seconds(1), total: .seconds(2))
        #expect(outcome == .timeoutTotal)
        #expect(time >= .milliseconds(1_900) && time < .seconds(9))
    }

    @Test func `C16: a connection that dies as it is used again is no failure`() throws {
        let answer = Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab".utf8)
        // Every other request meets a connection that ends as it comes.
        let web = try HostileWeb { _, number in
            number % 2 == 1 ? [.send(answer), .listen] : [number % 4 == 0 ? .close : .reset]
        }
        let results = try LoopbackPool().fetch(Array(repeating: web.url, count: 1_000))
        #expect(results.count == 1_000)
        #expect(results.allSatisfy { $0.page?.status == 200 })
        #expect(web.requests.count == 1_999)
    }

    @Test func `D16: an answer that comes too early is given to nobody`() throws {
        let web = try HostileWeb { request, _ in
            .answer(Self.echo(request) + Self.poison)
        }
        let urls = (0..<10_000).map { (url: "\(web.url)\($0)", host: Int32($0 % 8)) }
        let visits = try urls.map { try Visit.sample($0.url, host: $0.host) }
        let wrong = try LoopbackPool().run { await $0.mistakes(visits, workers: 8) }
        #expect(wrong == 0)
        #expect(web.requests.count == 10_000)
    }

    @Test func `D16: an answer that comes while a connection rests is given to nobody`() throws {
        let isSpoiled = Atomic<Int>(0)
        let web = try HostileWeb { request, _ in
            guard request.contains("/spoil") else { return .last(Self.echo(request)) }
            return [
                .send([UInt8](Self.echo(request).utf8)), .wait(.milliseconds(1)),
                .send([UInt8](Self.poison.utf8)),
                .tell { isSpoiled.add(1, ordering: .sequentiallyConsistent) }, .listen,
            ]
        }
        let spoiling = try Visit.sample("\(web.url)spoil")
        let other = try Visit.sample("\(web.url)other")
        let wrong = try LoopbackPool().run { fetcher in
            var wrong = 0
            for round in 1...100 {
                wrong += await fetcher.mistakes([spoiling], workers: 1)
                while isSpoiled.load(ordering: .sequentiallyConsistent) < round {
                    await Task.yield()
                }
                // The loop has to turn once to see that the connection is not at rest.
                for _ in 0..<3 { await Task.yield() }
                wrong += await fetcher.mistakes([other], workers: 1)
            }
            return wrong
        }
        #expect(wrong == 0)
        #expect(web.connectionCount == 200)
    }

    private static let poison = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison"

    /// An answer that repeats the path of its request.
    private static func echo(_ request: String) -> String {
        let path = request.utf8.split(separator: 0x20)[1]
        return "HTTP/1.1 200 OK\r\nContent-Length: \(path.count)\r\n\r\n\(Substring(path))"
    }

    @Test func `C11: a thousand slow hosts leave the fast ones their speed`() throws {
        let slow = try HostileWeb(everyLoopback: true) { _, _ in [.hang] }
        let fast = try HostileWeb("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab")
        let slowVisits = try (0..<1_000).map {
            let address = "127.9.\($0 / 250).\($0 % 250 + 1)"
            return try Visit.sample("http://\(address):\(slow.port)/", host: Int32($0))
        }
        let fastVisit = try Visit.sample(fast.url, host: 5)
        _ = try ResourceLimits.raiseOpenFiles()
        let pool = try LoopbackPool { $0.timeout = .seconds(60) }
        let ratios = pool.run { fetcher in
            // The processor time of the loop's thread says what a request costs, whoever else is
            // at work on the machine.
            let alone = await fetcher.cost(of: fastVisit)
            return await withTaskGroup(of: Void.self) { group in
                for (number, visit) in slowVisits.enumerated() {
                    group.addTask { _ = await fetcher.fetch(visit) }
                    // The frontier does not let all of them go in one turn either.
                    while slow.requests.count + 16 <= number { await Task.yield() }
                }
                while slow.requests.count < 1_000 { await Task.yield() }
                let beside = await fetcher.cost(of: fastVisit)
                group.cancelAll()
                return beside / alone
            }
        }
        let ratio = try #require(ratios)
        // Built for debugging, and on a machine that has other work, the figure is not worth more
        // than this: the cost does not grow with the number of those that wait.
        #expect(ratio <= 5, "the cost is \(ratio) fold")
    }
}

extension Fetcher {
    /// Shares visits out to workers by their hosts and counts the answers that are not their own
    /// path.
    fileprivate nonisolated func mistakes(_ visits: [Visit], workers: Int32) async -> Int {
        await withTaskGroup(of: Int.self) { group in
            for worker in 0..<workers {
                let share = visits.filter { $0.host.rawValue % workers == worker }
                group.addTask { await self.mistakes(share) }
            }
            return await group.reduce(0, +)
        }
    }

    private func mistakes(_ visits: [Visit]) async -> Int {
        var mistakes = 0
        for visit in visits {
            let body = await fetch(visit).page?.body
            if body.map({ $0 == Array(visit.url.pathBytes) }) != true { mistakes += 1 }
        }
        return mistakes
    }

    /// The processor time of a request, the best of several rounds.
    fileprivate func cost(of visit: Visit) async -> Double {
        var best = Double.infinity
        for _ in 0..<8 {
            let start = ThreadClock.nanoseconds
            for _ in 0..<100 { _ = await fetch(visit) }
            best = min(best, Double(ThreadClock.nanoseconds - start))
        }
        return best
    }
}
