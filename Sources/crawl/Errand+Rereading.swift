import CrawlArguments
import CrawlFormat
import CrawlModel
import CrawlPlanning
import CrawlReport
import CrawlSeeds
import CrawlVoice
import URLStandard

extension Errand {
    /// Reads the stored pages of a crawl again, by the options of its last run and those typed,
    /// and visits what is new.
    func reread() async throws(PlanError) -> ExitStatus {
        let file = try await Self.onlyCrawl(arguments.file)
        let (recalled, seeds): (Arguments, [Seed])
        do throws(StoreError) {
            (recalled, seeds) = try await Self.recall(file, for: arguments)
        } catch {
            return complaining(of: error)
        }
        guard !seeds.isEmpty else {
            console.say("crawl: no crawl has begun in \(Quotation(file).unquoted)")
            return .noResult
        }
        return try await Errand(
            arguments: recalled,
            loop: loop,
            pool: pool,
            console: console,
            signals: signals
        ).crawl(seeds)
    }

    @concurrent
    private static func recall(
        _ file: String,
        for arguments: Arguments
    ) async throws(StoreError) -> (Arguments, [Seed]) {
        let reader = try StoreReader.open(file)
        guard let (run, options) = try reader.recordedOptions() else { return (arguments, []) }
        var recalled = arguments
        recalled.file = file
        recalled.reach.revisits.rereads = true
        for option in options {
            // What another version has noted otherwise is as if it had not.
            try? recalled.recall(option.name, option.values, of: option.host, from: run)
        }
        return (recalled, try reader.recordedSeeds().flatMap(Seed.all))
    }
}

extension Seed {
    /// The seed as each of its lines had it.
    fileprivate static func all(_ root: RecordedScope.Root) -> [Seed] {
        guard let url = try? WebURL(parsing: root.url) else { return [] }
        let reaches = (root.reach ?? "0 0 ").split(separator: "\n")
        return reaches.compactMap { reach in
            let parts = reach.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.first == "0", let name = parts.dropFirst(2).first else { return nil }
            var seed = Seed(url: url)
            seed.rule = SeedRule(named: String(name)) ?? SeedRule()
            return seed
        }
    }
}
