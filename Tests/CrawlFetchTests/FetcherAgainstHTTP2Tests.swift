import CrawlModel
import CrawlTestSupport
import Curl
import Linux
import Testing

@testable import CrawlFetch

/// HTTP/2, which is spoken where it is asked for: with a server that knows it, and with those that
/// abuse it.
@Suite(.tags(.loopback), .enabled(if: NginxServer.canFront && TestAuthority.isPossible))
struct FetcherAgainstHTTP2Tests {
    /// A server that greets, waits for the request, and does its worst.
    static func web(
        _ steps: @escaping @Sendable (Int) -> [HostileWeb.Step]
    ) throws
        -> HostileWeb
    {
        try HostileWeb { request, number in
            guard request.hasPrefix("PRI ") else { return [.hang] }
            return [.send(HTTP2Frame.greeting), .wait(.milliseconds(20))] + steps(number)
        }
    }

    /// Lets a body fetch from servers by TLS, in HTTP/2 where they agree.
    private static func front(
        _ ports: [UInt16],
        idle: Duration = .seconds(20),
        _ body: (LoopbackPool, [String]) throws -> Void
    ) throws {
        try TemporaryDirectory.with { directory in
            let authority = try TestAuthority(in: directory)
            let secret = TLSSecret(certificate: try authority.certificate(), key: authority.key)
            let fronts = try ports.map {
                try NginxServer(fronting: $0, secret: secret, directory: directory)
            }
            let pool = try LoopbackPool { plan in
                plan.transport.security.offersHTTP2 = true
                plan.transport.security.authorities = try? CurlAuthorities(
                    file: authority.file,
                    directory: nil
                )
                plan.idleTimeout = idle
            }
            try body(pool, fronts.map(\.url))
        }
    }

    @Test func `an answer by HTTP2 is one like others, request after request`() throws {
        let web = try Self.web { _ in
            [.send(HTTP2Frame.head() + HTTP2Frame.body(1_000, isLast: true)), .hang]
        }
        try Self.front([web.port]) { pool, urls in
            let page = try pool.fetch(urls[0])?.page
            #expect(page?.status == 200)
            #expect(page?.body.count == 1_000)
            #expect(page?.facts.httpVersion == "2")
        }
    }

    /// What a server does after the greeting.
    enum Abuse: CaseIterable {
        case reset, resetMidBody, resetStorm, goAway, goAwayMidBody, push, settingsFlood, pingFlood
        case emptyDataFlood, endlessHead, close

        var steps: [HostileWeb.Step] {
            switch self {
            case .reset: [.send(HTTP2Frame.reset(2)), .close]
            case .resetMidBody:
                [
                    .send(HTTP2Frame.head() + HTTP2Frame.body(100)), .send(HTTP2Frame.reset(2)),
                    .close,
                ]
            case .resetStorm: [.flood(HTTP2Frame.reset(8), times: 100_000), .close]
            case .goAway: [.send(HTTP2Frame.goAway(11, last: 0)), .close]
            case .goAwayMidBody:
                [
                    .send(HTTP2Frame.head() + HTTP2Frame.body(100)),
                    .send(HTTP2Frame.goAway(0, last: 1)), .close,
                ]
            case .push:
                [
                    .send(HTTP2Frame(.pushPromise, flags: 4, stream: 1, [0, 0, 0, 2, 0x82]).bytes),
                    .hang,
                ]
            case .settingsFlood: [.flood(HTTP2Frame(.settings).bytes, times: nil)]
            case .pingFlood:
                [.flood(HTTP2Frame(.ping, .init(repeating: 7, count: 8)).bytes, times: nil)]
            case .emptyDataFlood:
                [.send(HTTP2Frame.head()), .flood(HTTP2Frame.body(0), times: nil)]
            case .endlessHead:
                [
                    .send(HTTP2Frame(.headers, stream: 1, [0x88]).bytes),
                    .flood(
                        HTTP2Frame(
                            .continuation,
                            stream: 1,
                            [0x00, 1, 0x61, 100] + .init(repeating: 0x62, count: 100)
                        ).bytes,
                        times: nil
                    ),
                ]
            case .close: [.close]
            }
        }

        /// What may be said of it, by how much of it is read at once.
        var outcomes: Set<VisitOutcome> {
            switch self {
            case .reset, .resetStorm: [.reset, .noReply]
            case .resetMidBody: [.reset, .noReply, .truncated]
            case .goAway, .endlessHead: [.badHTTP]
            case .settingsFlood: [.badHTTP, .reset, .timeoutIdle]
            case .pingFlood: [.reset, .badHTTP, .timeoutIdle]
            case .goAwayMidBody: [.truncated]
            case .push, .close: [.noReply]
            case .emptyDataFlood: [.timeoutIdle]
            }
        }

        /// libcurl 7.88 assents to all pings and settings before it lets anybody have a turn.
        static let floods = [Abuse.settingsFlood, .pingFlood]
        static let harmless = allCases.filter { !floods.contains($0) }
    }

    @Test(arguments: Abuse.harmless)
    func `D17: a server that abuses HTTP2 fails, time and again`(abuse: Abuse) throws {
        let web = try Self.web { _ in abuse.steps }
        // Where nothing more than silence is to be heard, it is not to last.
        let idle = Duration.seconds(abuse == .emptyDataFlood ? 1 : 20)
        try Self.front([web.port], idle: idle) { pool, urls in
            for failure in try pool.fetch([urls[0], urls[0], urls[0]]).map(\.failure) {
                let failure = try #require(failure)
                #expect(abuse.outcomes.contains(failure.outcome), "\(failure)")
                #expect(!failure.detail.isEmpty)
            }
        }
    }

    @Test(arguments: Abuse.floods)
    func `D17: a flood of what wants assent costs time and nothing else`(abuse: Abuse) throws {
        let web = try Self.web { _ in abuse.steps }
        try Self.front([web.port], idle: .seconds(1)) { pool, urls in
            let visit = try Visit.sample(urls[0])
            let result = pool.loop.run { [fetcher = pool.fetcher] in
                try? await fetcher.open()
                let result = await fetcher.fetch(visit)
                await fetcher.close()
                return result
            }
            let outcome = try #require(result?.failure?.outcome)
            #expect(abuse.outcomes.contains(outcome))
        }
    }

    @Test(.tags(.slow))
    func `D17: an answer that is broken off is never a page, and the loop turns on`() throws {
        let webs = try Abuse.harmless.map { abuse in try Self.web { _ in abuse.steps } }
        let time = Duration.seconds(Thoroughness.isFull ? 60 : 0)
        try Self.front(webs.map(\.port), idle: .seconds(1)) { pool, urls in
            let visits = try urls.enumerated().map { try Visit.sample($1, host: Int32($0)) }
            let watch = LagWatch(pool.loop)
            let pages = pool.loop.run { [fetcher = pool.fetcher] in
                try? await fetcher.open()
                let pages = await fetcher.pages(visits, rounds: 5, until: .now + time)
                await fetcher.close()
                return pages
            }
            #expect(pages == 0)
            // Many handshakes and floods at once keep libcurl for longer now and then.
            #expect(watch.stop().quantile(0.5) <= .milliseconds(10))
        }
    }

    @Test(.enabled(if: NginxServer.isInstalled && TestAuthority.isPossible))
    func `a server that speaks HTTP2 is asked in it where that is wanted`() throws {
        try TemporaryDirectory.with { directory in
            let authority = try TestAuthority(in: directory)
            let server = try NginxServer(
                root: directory,
                directory: directory,
                secret: TLSSecret(certificate: authority.certificate(), key: authority.key)
            )
            let urls = Array(repeating: server.url + "extensions", count: 100)
            for isOffered in [false, true] {
                let pool = try LoopbackPool { plan in
                    plan.transport.security.offersHTTP2 = isOffered
                    plan.transport.security.authorities = try? CurlAuthorities(
                        file: authority.file,
                        directory: nil
                    )
                }
                let pages = try pool.fetch(urls).compactMap(\.page)
                #expect(pages.count == 100)
                #expect(Set(pages.map(\.status)) == [200])
                #expect(Set(pages.map(\.facts.httpVersion)) == [isOffered ? "2" : "1.1"])
            }
        }
    }

    @Test(.enabled(if: NginxServer.isInstalled && TestAuthority.isPossible), arguments: [1, 24])
    func `bodies that have no room at once come whole, on one connection or on many`(
        hosts: Int32
    ) throws {
        try TemporaryDirectory.with { directory in
            let body = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
            try FileDescriptor.open(directory + "/body", for: .creating).writeAll(body)
            let authority = try TestAuthority(in: directory)
            let server = try NginxServer(
                root: directory,
                directory: directory,
                secret: TLSSecret(certificate: authority.certificate(), key: authority.key)
            )
            let pool = try LoopbackPool { plan in
                plan.transport.security.offersHTTP2 = true
                plan.transport.security.authorities = try? CurlAuthorities(
                    file: authority.file,
                    directory: nil
                )
                plan.maximumBodyBytes = body.count
                plan.bodyMemory = 2 * body.count
                // On a busy machine the last ones wait long for their turn.
                plan.timeout = .seconds(300)
            }
            let urls = (0..<24).map { (url: server.url + "body", host: Int32($0) % hosts) }
            let results = try pool.fetchTogether(urls) { result in
                "\(result.page?.facts.httpVersion ?? "\(result)") \(result.page?.body == body)"
            }
            #expect(results == Array(repeating: "2 true", count: 24))
        }
    }
}

extension Fetcher {
    /// Requests each URL again and again, all at the same time, and counts the pages.
    fileprivate nonisolated func pages(
        _ visits: [Visit],
        rounds: Int,
        until end: Moment
    ) async -> Int {
        await withTaskGroup(of: Int.self) { group in
            for visit in visits {
                group.addTask { await self.pages(visit, rounds: rounds, until: end) }
            }
            return await group.reduce(0, +)
        }
    }

    private func pages(_ visit: Visit, rounds: Int, until end: Moment) async -> Int {
        var (count, round) = (0, 0)
        while round < rounds || Moment.now < end {
            if await fetch(visit).page != nil { count += 1 }
            round += 1
        }
        return count
    }
}
