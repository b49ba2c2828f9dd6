import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

/// Power that goes while a crawl writes to a real file system.
@Suite(
    .enabled(if: Thoroughness.isFull, "fifty cuts take more than a minute"),
    .timeLimit(.minutes(20))
)
struct CommandPowerTests {
    private static let kill = Signal(number: 9)

    @Test(.enabled(if: PowerDisk.isPossible, "root, mkfs.xfs and loop devices are needed"))
    func `A3: what is committed outlives a cut of the power`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(50_000, delay: .milliseconds(8))
            let disk = try PowerDisk(in: crawl.directory)
            var dice = SeededDice(seed: 3)
            var patient = crawl
            patient.patience = 900
            let file = "disk/x.sqlite"
            let words = ["-q", "--depth=inf", "--per-host=4", "--min-free=0", web.seed, "-o"]
            let call = try patient.start(words + [file])
            #expect(web.web.waitForRequests(100))
            var last = 0
            for cut in 1...50 {
                let pause = Int.random(in: 1...100, using: &dice)
                try #require(web.web.waitForRequests(pause), "cut \(cut)")
                let acknowledged = try crawl.fetchCount(in: file)
                try disk.cutting { _ in
                    let check = try crawl.run("check", "-q", "copy/x.sqlite")
                    #expect(check.status == 0, "cut \(cut): \(check.output)\(check.errors)")
                    let kept = try crawl.fetchCount(in: "copy/x.sqlite")
                    #expect(kept >= acknowledged, "cut \(cut)")
                    let next = try crawl.run(words + ["copy/x.sqlite", "--max-pages", "1"])
                    #expect([0, 7].contains(next.status), "cut \(cut): \(next.errors)")
                }
                last = max(last, acknowledged)
            }
            #expect(last > 500)
            try LockOwner(of: crawl, file: file).send(Self.kill)
            #expect(try call.wait().status == 137)
        }
    }
}

extension Command {
    /// How many visits are committed.
    fileprivate func fetchCount(in file: String) throws -> Int {
        try column("SELECT count(*) FROM fetch", of: file).first.flatMap { Int($0) } ?? 0
    }
}
