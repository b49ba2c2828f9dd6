import Compression
import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

private let needsFaults = ConditionTrait.enabled(
    if: MachineFaults.arePossible,
    "the command's allocator cannot be replaced"
)

/// A machine whose clocks jump, whose memory ends and whose threads are all taken.
@Suite(.timeLimit(.minutes(60)), .serialized)
struct CommandMachineTests {
    private static let stop = Signal(number: 19)
    private static let resume = Signal(number: 18)

    @Test(needsFaults) func `B4: who is stopped for five minutes fails no host for it`() throws {
        try Command.with { crawl throws in
            let faults = try MachineFaults(in: crawl.directory)
            let web = try TreeWeb(150, delay: .milliseconds(20))
            var stopped = crawl
            stopped.prefix = faults.prefix
            let words = ["-q", "-o", "x.sqlite", "--depth", "inf", "--per-host", "8", web.seed]
            let call = try stopped.start(words)
            web.web.waitForRequests(60)
            let process = try LockOwner(of: crawl)
            process.send(Self.stop)
            process.waitUntilStopped()
            faults.skip(.seconds(300))
            process.send(Self.resume)
            let ending = try call.wait()
            #expect(ending.isSilent, "\(ending.errors)")
            #expect(try crawl.pages() == web.pages())
            let failures = try crawl.column("SELECT error FROM fetch WHERE error IS NOT NULL")
            #expect(failures.count <= 8, "\(failures)")
            #expect(try crawl.column("SELECT reason FROM skip") == [])
        }
    }

    @Test(needsFaults) func `B10: a clock that is set neither delays nor hurries a crawl`() throws {
        try Command.with { crawl throws in
            let faults = try MachineFaults(in: crawl.directory)
            let web = try TreeWeb(24)
            var jumping = crawl
            jumping.prefix = faults.prefix
            let rest = Duration.milliseconds(60)
            let words = ["-q", "-o", "x.sqlite", "--depth", "inf", "--delay", "60ms", web.seed]
            let start = Moment.now
            let call = try jumping.start(words)
            for jump in [Duration.seconds(3_600), .seconds(-3_600), .seconds(30 * 86_400)] {
                web.web.waitForRequests(6)
                faults.setWall(off: jump)
            }
            let ending = try call.wait()
            #expect(ending.isSilent, "\(ending.errors)")
            #expect(Moment.now - start < .seconds(60))
            #expect(try crawl.pages() == web.pages())
            let starts = web.web.requests.map(\.start)
            for (earlier, later) in zip(starts, starts.dropFirst()) {
                #expect(later - earlier > rest - .milliseconds(5))
            }
            let times = try crawl.column("SELECT fetched_at FROM fetch ORDER BY fetch_id")
                .compactMap { Int($0) }
            #expect(times.count == 24 && times == times.sorted())
            #expect((times.last ?? 0) - (times.first ?? 0) < 60_000)
            #expect(try crawl.column("SELECT finished_at-started_at<60000 FROM run") == ["1"])
        }
    }

    @Test(needsFaults, arguments: [MachineFaults.Library.curl, .ares, .sqlite, .zstd])
    func `B8: whichever allocation of a library fails, the crawl is whole in the end`(
        library: MachineFaults.Library
    ) throws {
        let web = try SmallWeb { request in
            guard request.target != "/robots.txt" else { return .text("none\n", status: 404) }
            let links = (1...12).map { "<a href=/\($0)>\($0)</a>" }.joined()
            let number = Int(request.target.dropFirst()) ?? 0
            let text = String(repeating: "\(number) page of many words ", count: 200)
            return .html("<title>\(number)</title>\(number == 0 ? links : "")\(text)")
        }
        let right = ([""] + (1...12).map(String.init)).map { "\(web.base)/\($0)" }.sorted()
        let count = try starve(web, of: library, at: 0, right)
        #expect(count > 0)
        let numbers = Self.choice(of: count)
        for number in numbers { try starve(web, of: library, at: number, right) }
        Attachment.record("\(numbers.count) of \(count) allocations\n", named: "figures.txt")
    }

    @Test(needsFaults, arguments: [MachineFaults.Library.zlib, .zstd])
    func `a page whose decoder lacks memory is had by another try`(
        library: MachineFaults.Library
    ) throws {
        let web = try SmallWeb { request in
            guard request.target != "/robots.txt" else { return .text("none\n", status: 404) }
            let links = (1...4).map { "<a href=/\($0)>\($0)</a>" }.joined()
            let text = "<title>\(request.target)</title>" + (request.target == "/" ? links : "")
            return Self.coded(.html(text), by: library)
        }
        let right = ["", "1", "2", "3", "4"].map { "\(web.base)/\($0)" }
        var (number, lacks) = (1, 0)
        while number < 50, let count = try lackCount(at: number, of: library, web, right) {
            (number, lacks) = (number + 1, lacks + count)
        }
        #expect(lacks > 4)
    }

    private static func coded(
        _ page: DemoResponse,
        by library: MachineFaults.Library
    ) -> DemoResponse {
        var page = page
        if library == .zlib {
            guard var compressor = try? GzipCompressor() else { return page }
            page.body = (try? compressor.compress(page.body)) ?? []
        } else {
            guard var compressor = try? ZstdCompressor() else { return page }
            page.body = (try? compressor.compress(page.body)) ?? []
        }
        page.fields.append(.init("Content-Encoding", library == .zlib ? "gzip" : "zstd"))
        return page
    }

    /// Crawls while one allocation fails.
    ///
    /// - Returns: How many visits failed for it; nil where there are not so many allocations.
    private func lackCount(
        at number: Int,
        of library: MachineFaults.Library,
        _ web: SmallWeb,
        _ right: [String]
    ) throws -> Int? {
        let place = "allocation \(number) of \(library)"
        var count: Int?
        try Command.with { crawl throws in
            let faults = try MachineFaults(in: crawl.directory)
            faults.failAllocation(number, of: library)
            var starved = crawl
            starved.prefix = faults.prefix
            let ending = try starved.start(["-q", "-o", "x.sqlite", web.base + "/"]).wait()
            #expect(ending.isSilent, "\(place): \(ending.status), \(ending.errors)")
            #expect(try crawl.pages() == right, "\(place)")
            let errors = try crawl.column("SELECT error FROM fetch WHERE error IS NOT NULL")
            #expect(errors.allSatisfy { $0 == "local_resource" }, "\(place): \(errors)")
            try crawl.proveCrawls("\(place)")
            if faults.allocationCount >= number { count = errors.count }
        }
        return count
    }

    /// Some of the first allocations, and some of all others; all of the first, and many others.
    private static func choice(of count: Int) -> [Int] {
        let first = min(count, Thoroughness.isFull ? 2_000 : 200)
        var dice = SeededDice(seed: 8)
        let others = (0..<(Thoroughness.isFull ? 400 : 4)).map { _ in
            Int.random(in: first...count, using: &dice)
        }
        guard !Thoroughness.isFull else { return Array(1...first) + (first < count ? others : []) }
        return (0..<3).map { _ in Int.random(in: 1...first, using: &dice) } + others
    }

    /// Crawls while one allocation fails, and again.
    ///
    /// - Returns: How many allocations there were at first.
    @discardableResult
    private func starve(
        _ web: SmallWeb,
        of library: MachineFaults.Library,
        at number: Int,
        _ right: [String]
    ) throws -> Int {
        var count = 0
        try Command.with { crawl throws in
            let faults = try MachineFaults(in: crawl.directory)
            faults.failAllocation(number, of: library)
            var starved = crawl
            starved.prefix = faults.prefix
            let words = ["-q", "-o", "x.sqlite", web.base + "/"]
            let ending = try starved.start(words).wait()
            count = faults.allocationCount
            let place = "allocation \(number) of \(library): \(ending.status), \(ending.errors)"
            #expect([0, 1, 5].contains(ending.status), "\(place)")
            #expect(ending.status == 0 || ending.errors.hasPrefix("crawl: error[E-"), "\(place)")
            if ending.status != 0 {
                let again = try crawl.run(["--refresh=never"] + words)
                #expect(again.isSilent, "\(place); then \(again.status), \(again.errors)")
            }
            #expect(try crawl.pages() == right, "\(place)")
            #expect(try crawl.column(Self.voids) == [], "\(place)")
            try crawl.proveCrawls("\(place)")
        }
        return count
    }

    /// What an answer that came has told, and is not kept.
    private static let voids = """
        SELECT 'fetch_id '||f.fetch_id FROM fetch f LEFT JOIN page p ON p.page_id=f.fetch_id
        WHERE f.status=200 AND (f.sha256 IS NULL OR f.headers IS NULL OR f.ip IS NULL
         OR f.content_type IS NULL OR p.title IS NULL)
        """

    @Test(.enabled(if: Tracer.isPossible, "strace is not there, or may not look at processes"))
    func `B9: a thread that the machine refuses is named, or done without`() throws {
        let web = try TreeWeb(9)
        var refusals = 0
        for number in 1..<20 {
            try Command.with { crawl throws in
                var poor = crawl
                poor.prefix = Tracer.prefix(injecting: "clone3:error=EAGAIN:when=\(number)+")
                let words = ["-q", "-o", "x.sqlite", "--depth", "inf", web.seed]
                let ending = try poor.start(words).wait()
                let calls = String(decoding: try crawl.bytes(of: ".calls"), as: UTF8.self)
                guard calls.contains("INJECTED") else { return #expect(ending.isSilent) }
                refusals += 1
                let cause = ": Resource temporarily unavailable"
                let isNamed = ending.lines.count == 1 && ending.errors.contains(cause)
                let isFair = ending.isSilent || [1, 5].contains(ending.status) && isNamed
                #expect(isFair, "thread \(number): \(ending.status), \(ending.errors)")
                #expect(try crawl.run(["--refresh=never"] + words).isSilent)
                #expect(try crawl.pages() == web.pages())
            }
        }
        #expect(refusals > 3)
    }

    @Test(
        .enabled(if: Thoroughness.isFull, "it takes more than a minute"),
        .enabled(if: Tracer.isPossible, "strace is not there, or may not look at processes")
    )
    func `B11: a loop that stands still ends the crawl, which goes on when started again`() throws {
        for round in 1...5 {
            try Command.with { crawl throws in
                let web = try TreeWeb(200)
                var stuck = crawl
                stuck.patience = 100
                let fault = "epoll_pwait2:delay_enter=90s:when=\(100 + round)"
                stuck.prefix = Tracer.prefix(injecting: fault)
                let words = ["-q", "-o", "x.sqlite", "--depth", "inf", web.seed]
                let start = Moment.now
                let ending = try stuck.start(words).wait()
                #expect(ending.status == 134)
                // strace may have something to say, too.
                #expect(
                    ending.lines.first == "crawl: error[E-STUCK]: the event loop stands still: "
                        + "its last stage was waiting; committed pages are safe; "
                        + "run the same command again, and report this"
                )
                #expect(Moment.now - start > .seconds(59))
                #expect(try crawl.states() == ["running"])
                #expect(try crawl.run(words).isSilent)
                #expect(try crawl.pages() == web.pages())
            }
        }
    }
}
