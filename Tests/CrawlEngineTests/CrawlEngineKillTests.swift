import CrawlDemo
import CrawlTestSupport
import Glibc
import Linux
import Testing

/// The real program, ended by `kill -9` at random moments and started again by the same words.
@Suite(.tags(.loopback, .slow, .law), .timeLimit(.minutes(30)), .serialized)
struct CrawlEngineKillTests {
    private static let kills = Thoroughness.isFull ? 200 : 12
    /// Each of them comes after a whole crawl.
    private static let killsOfRefreshes = Thoroughness.isFull ? 50 : 12

    @Test func `A1: a crawl that is killed again and again ends like one that was not`()
        async throws
    {
        try await endure(Self.kills) { trial, kills in try await trial.run(upTo: kills) }
    }

    @Test func `a refresh that is killed again and again ends like one that was not`() async throws
    {
        try await endure(Self.killsOfRefreshes) { trial, kills in
            try await trial.refresh(upTo: kills)
        }
    }

    /// Lets rounds of crawls be killed until that has happened often enough.
    private func endure(
        _ kills: Int,
        _ round: (inout KillTrial, Int) async throws -> Void
    ) async throws {
        var plan = WebGraph.Plan(pages: Thoroughness.isFull ? 5_000 : 1_500)
        (plan.slowHosts, plan.longestDelay) = (100, .milliseconds(40))
        let web = try GraphWeb(plan)
        try await TemporaryDirectory.with { directory in
            var trial = KillTrial(web: web, directory: directory)
            try await trial.runUndisturbed()
            while trial.kills < kills { try await round(&trial, kills) }
            #expect(trial.kills == kills)
            #expect(trial.killsWithCommittedPages > kills / 4)
            let figures = "\(trial.kills) kills, \(trial.killsWithCommittedPages) amid pages\n"
            Attachment.record(figures, named: "figures.txt")
        }
    }
}

/// Crawls of one web by the command, with kills.
private struct KillTrial {
    let web: GraphWeb
    let directory: String
    private(set) var kills = 0
    /// How many kills came when something was committed and something was left.
    private(set) var killsWithCommittedPages = 0
    private var rounds = 0
    private var duration = Duration.zero
    private var right = CrawlContents()
    private var generator = SplitMix(state: 20_261_121)

    init(web: GraphWeb, directory: String) {
        self.web = web
        self.directory = directory
    }

    private var file: String { "\(directory)/crawl\(rounds).sqlite" }

    /// True to visit again what is finished.
    private var refreshes = false

    private var words: [String] {
        [
            "--refresh", refreshes ? "0" : "never", "--seed", web.seed, "--scope", "any", "--depth",
            "inf", "--quiet",
            "--allow-private", "127.0.0.0/8", "--concurrency", "8", "--output", file,
        ]
    }

    mutating func runUndisturbed() async throws {
        let start = Moment.now
        #expect(try await CrawlProgram.start(words).ended() == 0)
        duration = .now - start
        right = try CrawlContents(of: CrawlFile(file))
        let known = CrawlContents(rightOf: web, depth: nil)
        #expect(right.differences(from: known) == [])
    }

    /// One crawl from its beginning to its end, killed on the way.
    mutating func run(upTo most: Int) async throws {
        rounds += 1
        let first = web.requests.count
        var settled: [(urls: Set<String>, at: Int)] = []
        while kills < most, try await killOnce() {
            kills += 1
            let urls = try inspect()
            settled.append((urls, web.requests.count))
        }
        #expect(try await CrawlProgram.start(words).ended() == 0)
        let end = try CrawlFile(file)
        #expect(try CrawlContents(of: end).differences(from: right) == [])
        #expect(try end.brokenLawsOfTheEnd == [])
        expectNoRepetition(after: settled, first: first)
    }

    /// The finished crawl visited again from its beginning to its end, killed on the way.
    mutating func refresh(upTo most: Int) async throws {
        refreshes = true
        let first = web.requests.count
        let rounds = try CrawlFile(file).rounds
        var settled: [(urls: Set<String>, at: Int)] = []
        while kills < most, try await killOnce() {
            kills += 1
            _ = try inspect()
            // A kill may come before the refresh has begun.
            let state = try CrawlFile(file)
            guard try state.rounds > rounds else { continue }
            // Or when all is done but the program's end: another start would begin anew.
            guard try state.texts(Self.lastState) != ["finished"] else { break }
            settled.append((try state.settledInRound, web.requests.count))
        }
        let isDone = try CrawlFile(file).texts(Self.lastState) == ["finished"]
        if try CrawlFile(file).rounds == rounds || !isDone {
            #expect(try await CrawlProgram.start(words).ended() == 0)
        }
        let end = try CrawlFile(file)
        #expect(try CrawlContents(of: end).differences(from: right) == [])
        #expect(try end.brokenLawsOfTheEnd == [])
        #expect(try end.rounds == rounds + 1)
        let bodies = try end.number(
            "SELECT count(*) FROM body WHERE body_id NOT IN "
                + "(SELECT fetch_id FROM fetch WHERE run_id=1)"
        )
        #expect(bodies == 0)
        expectNoRepetition(after: settled, first: first)
    }

    private static let lastState =
        "SELECT state FROM run WHERE run_id=(SELECT max(run_id) FROM run)"

    /// Starts the command and kills it at a random moment.
    ///
    /// - Returns: False where it had come to its end before.
    private mutating func killOnce() async throws -> Bool {
        // A round's kills are spread over twice the time of an undisturbed run, since what was not
        // committed is done again.
        let share = Double.random(in: 0...1, using: &generator) * 4 / Double(12)
        let child = try CrawlProgram.start(words)
        try await child.kill(after: duration * share)
        return try await child.ended() == 128 + SIGKILL
    }

    private mutating func inspect() throws -> Set<String> {
        // A kill may come before there is a file, or before it is a crawl's: while it is made, a
        // journal stands beside it that only the next run may roll back.
        guard FileDescriptor.exists(file) else { return [] }
        let state = try CrawlFile(file)
        guard !FileDescriptor.exists(file + "-journal") else { return [] }
        guard try state.number("SELECT count(*) FROM sqlite_schema") > 0 else { return [] }
        #expect(try state.brokenLaws == [])
        let waiting = try state.number("SELECT count(*) FROM frontier")
        let urls = try state.settled
        if !urls.isEmpty, waiting > 0 { killsWithCommittedPages += 1 }
        return urls
    }

    /// What was committed before a kill is not asked for after it.
    private func expectNoRepetition(after settled: [(urls: Set<String>, at: Int)], first: Int) {
        let requests = web.requests
        for (urls, index) in settled {
            let later = requests[max(first, index)...].map { "http://\($0.host)\($0.target)" }
            #expect(urls.intersection(later).sorted().prefix(5) == [])
        }
    }
}

/// Random numbers that are the same in every run; SplitMix64.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
