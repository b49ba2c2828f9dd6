import CrawlArguments
import CrawlEngine
import CrawlFormat
import CrawlFrontier
import CrawlModel
import CrawlPlanning
import CrawlReport
import CrawlScope
import CrawlVoice
import Linux
import URLStandard

extension Errand {
    /// Tells what a run would begin with, and why; requests and writes nothing.
    func rehearse(_ plan: CrawlPlan) async -> ExitStatus {
        do throws(StoreError) {
            let (visits, fault) = try await Self.tell(plan)
            guard fault == nil else { return status(of: fault) }
            if !arguments.voice.isQuiet {
                let count = Figure.count(visits, "visit")
                console.say("crawl: \(count) would come first; nothing was requested")
            }
            return .ok
        } catch {
            return complaining(of: error)
        }
    }

    /// Writes a line for each URL that a run would begin with.
    ///
    /// - Returns: How many would be visited, and why not all could be written.
    @concurrent
    private static func tell(_ plan: CrawlPlan) async throws(StoreError) -> (Int, Errno?) {
        var rehearsal = Rehearsal(plan)
        do throws(StoreError) {
            let reader = try StoreReader.open(plan.output)
            try reader.refuse(others: plan.frontier.ignored)
            try reader.forEachURL { rehearsal.take($0) }
        } catch .unreachable(_, .noSuchFile) {
            // The crawl is yet to begin.
        }
        rehearsal.takeNewcomers()
        rehearsal.stream.flush()
        return (rehearsal.visits, rehearsal.stream.fault)
    }
}

/// Decides as the frontier would before its first answer: `visit` or `skip`, depth, URL, why.
private struct Rehearsal {
    var stream = DataStream()
    private(set) var visits = 0
    private let scope: Scope
    private let maximumDepth: Int
    /// Seeds and named sitemaps that the file does not know, in order.
    private var newcomers: [(key: URLKey, url: WebURL, isSeed: Bool)]
    private var known: Set<URLKey> = []

    init(_ plan: CrawlPlan) {
        let ignored = plan.frontier.ignored
        scope = Scope(plan.scope, ignoring: ignored)
        maximumDepth = plan.frontier.maximumDepth ?? .max
        newcomers = plan.seeds.map { seed in
            (URLKey(of: seed.url, ignoring: ignored), seed.url, true)
        }
        newcomers += plan.sitemaps.urls.map { (URLKey(of: $0, ignoring: ignored), $0, false) }
    }

    mutating func take(_ url: URLStanding) {
        known.insert(url.key)
        switch url.state {
        case .waiting(let tries):
            visit(url.url, depth: url.depth, because: tries == 0 ? "waits" : "waits for a retry")
        case .skipped(.tooDeep?) where url.depth <= maximumDepth:
            visit(url.url, depth: url.depth, because: "was too deep")
        case .skipped(let reason?) where [.hostDead, .budget].contains(reason):
            visit(url.url, depth: url.depth, because: "was skipped: \(reason.rawValue)")
        case .skipped, .fetched: break
        }
    }

    mutating func takeNewcomers() {
        for newcomer in newcomers where known.insert(newcomer.key).inserted {
            let (depth, why) = newcomer.isSeed ? (0, "a seed") : (1, "a named sitemap")
            let url = "\(newcomer.url)"
            if let refusal = scope.refusal(of: newcomer.url, isRoot: true) {
                let rule = refusal.rule.map { " by \($0)" } ?? ""
                write("skip", url, depth: depth, SkipReason(refusal).rawValue + rule)
            } else if depth > maximumDepth {
                write("skip", url, depth: depth, SkipReason.tooDeep.rawValue)
            } else {
                visit(url, depth: depth, because: why)
            }
        }
    }

    private mutating func visit(_ url: String, depth: Int, because why: String) {
        visits += 1
        write("visit", url, depth: depth, why)
    }

    private mutating func write(_ verb: String, _ url: String, depth: Int, _ why: String) {
        let cells = [verb, "\(depth)", Quotation.printable(url), Quotation.printable(why)]
        _ = stream.write(Array((cells.joined(separator: "\t") + "\n").utf8))
    }
}
