import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

/// Ends that are asked for at random moments, many times.
@Suite(
    .enabled(if: Thoroughness.isFull, "a hundred crawls take minutes"),
    .timeLimit(.minutes(30)),
    .serialized
)
struct CommandEndingTests {
    @Test(arguments: [Signal.terminate, .interrupt])
    func `B1: a crawl that is asked to end does so in time, and loses nothing`(
        signal: Signal
    ) throws {
        var slowest = Duration.zero
        for seed in 1...50 {
            let web = try TreeWeb(120, delay: .milliseconds(10))
            try end(web, seed: UInt64(seed)) { call in
                let start = Moment.now
                call.send(signal)
                let ending = try call.wait()
                slowest = max(slowest, .now - start)
                // A crawl may have come to its end before.
                #expect([0, 128 + signal.number].contains(ending.status), "\(ending.errors)")
            }
        }
        #expect(slowest < .seconds(12))
        Attachment.record("\(slowest) at most\n", named: "figures.txt")
    }

    @Test func `B2: a crawl that is asked twice ends in two seconds`() throws {
        var slowest = Duration.zero
        for seed in 1...50 {
            let web = try TreeWeb(120, delay: .milliseconds(10))
            try end(web, seed: UInt64(seed)) { call in
                // Who stands between may pass them on in any order.
                call.send(.interrupt)
                let start = Moment.now
                call.send(.terminate)
                let ending = try call.wait()
                slowest = max(slowest, .now - start)
                #expect([0, 130, 143].contains(ending.status), "\(ending.errors)")
            }
        }
        #expect(slowest < .seconds(2))
        Attachment.record("\(slowest) at most\n", named: "figures.txt")
    }

    @Test func `B3: a crawl whose terminal has gone ends as if it was asked to`() throws {
        for seed in 1...20 {
            let web = try TreeWeb(120, delay: .milliseconds(10))
            try end(web, seed: UInt64(seed)) { call in
                call.send(.hangUp)
                let ending = try call.wait()
                #expect([0, 129].contains(ending.status), "\(ending.errors)")
            }
        }
    }

    /// Ends a crawl at a random moment, lets another go on, and sees that nothing was lost.
    private func end(
        _ web: TreeWeb,
        seed: UInt64,
        _ body: (Command.Call) throws -> Void
    ) throws {
        try Command.with { crawl throws in
            var dice = SeededDice(seed: seed)
            let words = ["-o", "x.sqlite", "--depth", "inf", web.seed]
            let call = try crawl.start(words)
            web.web.waitForRequests(Int.random(in: 2...110, using: &dice))
            try body(call)
            let (kept, count) = (try crawl.pages(), web.web.targets.count)
            let again = try crawl.run(["--refresh", "never"] + words)
            #expect(again.status == 0, "\(again.errors)")
            #expect(try crawl.pages() == web.pages())
            let later = Set(web.web.targets[count...].map { web.web.base + $0 })
            #expect(later.intersection(kept).isEmpty)
        }
    }
}
