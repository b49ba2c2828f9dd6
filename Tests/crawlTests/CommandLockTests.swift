import CrawlDemo
import CrawlTestSupport
import Linux
import Synchronization
import Testing

/// Crawls that want one file at one time, or right after one another.
@Suite(.timeLimit(.minutes(30)), .serialized)
struct CommandLockTests {
    private static let kill = Signal(number: 9)

    @Test func `A15: of two crawls that start at once one crawls, and the other says who`() throws {
        for _ in 0..<(Thoroughness.isFull ? 200 : 3) {
            try Command.with { crawl throws in
                let web = try EndlessWeb(delay: .milliseconds(2))
                let words = ["-o", "x.sqlite", "--depth", "inf", web.seed]
                let race = try Race([try crawl.start(words), try crawl.start(words)])
                let loser = try race.waitForNext()
                let owner = try LockOwner(of: crawl).id
                web.end()
                let winner = try race.waitForNext()
                #expect(loser.status == 75 && winner.status == 0)
                #expect(
                    loser.errors == "crawl: error[E-STORE-LOCKED]: another crawl holds x.sqlite "
                        + "(process \(owner)); nothing was touched; "
                        + "wait for it, or name another file by -o\n"
                )
                #expect(Set(web.web.targets).count == web.web.targets.count)
                #expect(try crawl.pages() == web.pages)
                #expect(try crawl.states() == ["finished"])
            }
        }
    }

    @Test func `A16: where a crawl was killed the next one starts at once, and says so`() throws {
        for round in 0..<(Thoroughness.isFull ? 50 : 2) {
            try Command.with { crawl throws in
                let web = try TreeWeb(120, delay: .milliseconds(5))
                let words = ["-o", "x.sqlite", "--depth", "inf", web.seed]
                let first = try crawl.start(words)
                web.web.waitForRequests(30 + round)
                try LockOwner(of: crawl).send(Self.kill)
                // A kill takes a moment, and longer on a busy machine.
                #expect(try first.wait().status == 137)
                let second = try crawl.run(words)
                #expect(second.status == 0, "\(second.errors)")
                let line = second.lines.first ?? ""
                #expect(line.hasPrefix("crawl: run 1 died; "), "\(line)")
                #expect(line.hasSuffix(" wait, and it goes on"), "\(line)")
                #expect(try crawl.pages() == web.pages())
                #expect(try crawl.states() == ["crashed", "finished"])
            }
        }
    }
}

/// Calls that are waited for in the order in which they end.
private final class Race: Sendable {
    private let endings = Mutex<[Command.Ending]>([])
    private let bell = Bell()

    init(_ calls: [Command.Call]) throws {
        for call in calls {
            _ = try Thread(name: "wait") { [self] in
                if let ending = try? call.wait() { endings.withLock { $0.append(ending) } }
                bell.ring()
            }
        }
    }

    func waitForNext() throws -> Command.Ending {
        bell.wait(for: 1)
        return try #require(endings.withLock { $0.isEmpty ? nil : $0.removeFirst() })
    }
}
