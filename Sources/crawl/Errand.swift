import CrawlArguments
import CrawlEngine
import CrawlFetch
import CrawlFormat
import CrawlModel
import CrawlPlanning
import CrawlSeeds
import CrawlVoice
import Curl
import Linux

/// What a call of the command works with.
struct Errand: Sendable {
    let arguments: Arguments
    let loop: EventLoop
    let pool: ThreadPool
    let console: Console
    let signals: SignalStream
    let began = Moment.now

    /// Does what the words say, on the event loop.
    func run() async -> ExitStatus {
        do throws(PlanError) {
            return try await perform(arguments.verb)
        } catch {
            complain(error)
            return .usage
        }
    }

    private func perform(_ verb: Verb) async throws(PlanError) -> ExitStatus {
        switch verb {
        case .status: await tellStatus()
        case .check: await checkFiles()
        case .why: try await explain()
        case .sql: try await answerQuery()
        case .cat: try await showBody()
        case .history: try await tellHistory()
        case .retry: try await retryFailures()
        case .reparse: try await reread()
        case .queue, .host: try await steer()
        case .demo: try await crawlDemo()
        case .export: try await export()
        case .report: try await report()
        case .diff: try await compareRuns()
        default: try await crawlSeeds()
        }
    }

    private func crawlSeeds() async throws(PlanError) -> ExitStatus {
        try await crawl(try await readSeeds(arguments.seeds))
    }

    /// Crawls as the words say, or tells what would come first.
    func crawl(_ seeds: [Seed]) async throws(PlanError) -> ExitStatus {
        let openFiles = try Self.raiseOpenFiles()
        let authorities = try await authorities(for: seeds)
        var plan = try arguments.plan(seeds: seeds, openFiles: openFiles)
        plan.fetch.transport.security.authorities = authorities
        if let announcement = SchemeRemark(plan.seeds).announcement { mention(announcement) }
        if arguments.reach.isRehearsal { return await rehearse(plan) }
        return try await carryOut(plan).status
    }

    /// A list with several bad lines has a sentence for each.
    private func complain(_ error: some CustomStringConvertible) {
        for line in error.description.split(separator: "\n") { console.say("crawl: \(line)") }
    }

    /// Says what is no failure: to people, unless they want silence, and to the log in any case.
    func mention(_ line: String, _ level: LogEntry.Level = .info) {
        guard arguments.voice.isQuiet else { return console.say(line, level) }
        console.note(LogEntry(level, line, at: WallClock.milliseconds))
    }

    /// Says why a crawl's file is of no use.
    func complaining(of error: StoreError) -> ExitStatus {
        console.say("\(Complaint(error))")
        return ExitStatus(error)
    }

    static func raiseOpenFiles() throws(PlanError) -> Int {
        do throws(Errno) {
            return try ResourceLimits.raiseOpenFiles()
        } catch {
            throw .noLimits(error)
        }
    }

    /// Lists may lie on slow disks or come through a pipe: reading them blocks.
    @concurrent
    private func readSeeds(_ words: [Arguments.SeedWord]) async throws(PlanError) -> [Seed] {
        do throws(SeedError) {
            var sources: [SeedSource] = []
            for word in words { sources.append(try SeedSource(word)) }
            guard arguments.unattended.skipsBadSeeds else { return try SeedSource.readAll(sources) }
            return try SeedSource.readAll(sources) { error in
                if !arguments.voice.isQuiet { complain(error) }
            }
        } catch {
            throw .seeds(error)
        }
    }
}

extension SeedSource {
    fileprivate init(_ word: Arguments.SeedWord) throws(SeedError) {
        switch word {
        case .named(let value): try self.init(option: value)
        case .bare(let address): try self.init(address: address)
        }
    }
}
