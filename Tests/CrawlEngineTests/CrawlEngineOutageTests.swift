import CrawlEngine
import CrawlRestraint
import CrawlTestSupport
import Testing

/// A network that goes away in the middle of a crawl, and comes back.
@Suite(.tags(.loopback))
struct CrawlEngineOutageTests {
    /// Each host is a chain of eight pages; the network is down for three seconds.
    private static func web(vanishingAt last: Int) throws -> HostileWeb {
        try HostileWeb(everyLoopback: true) { request, number in
            let target = request.split(separator: " ").dropFirst().first ?? "/"
            guard number != last else { return [.vanish(.seconds(3))] }
            guard target != "/robots.txt" else { return .last(Self.answer(404, "")) }
            let place = Int(target.dropFirst()) ?? 0
            let link = place < 7 ? "<a href=/\(place + 1)>on</a>" : "the end"
            return .last(Self.answer(200, link))
        }
    }

    private static func answer(_ status: Int, _ body: String) -> String {
        """
        HTTP/1.1 \(status) X\r\nContent-Type: text/html\r\nContent-Length: \(body.utf8.count)\r\n\
        Connection: close\r\n\r\n\(body)
        """
    }

    @Test(.tags(.slow), arguments: [1, 4])
    func `C12: a network that comes back has cost no page, and each URL one try at most`(
        hosts: Int
    ) async throws {
        let web = try Self.web(vanishingAt: 5 * hosts)
        try await TemporaryDirectory.with { directory in
            let seeds = (1...hosts).map { "http://127.0.6.\($0):\(web.port)/" }
            let path = directory + "/crawl.sqlite"
            var plan = try CrawlPlan.loopback(from: seeds, into: path)
            plan.retries.firstWait = .seconds(1)
            let report = try await plan.run()
            #expect(report.ending == .exhausted)
            let file = try CrawlFile(path)
            #expect(try file.brokenLawsOfTheEnd == [])
            #expect(try file.number("SELECT count(*) FROM pages") == 8 * hosts)
            #expect(try file.number("SELECT count(*) FROM errors") == 0)
            #expect(try file.number("SELECT max(attempt) FROM fetch") <= 2)
            #expect(try file.number("SELECT count(*) FROM fetch WHERE error='connect_fail'") > 0)
        }
    }
}
