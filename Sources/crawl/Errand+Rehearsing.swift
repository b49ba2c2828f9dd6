import CrawlArguments
import CrawlEngine
import CrawlFormat
import CrawlFrontier
import CrawlModel
import CrawlPlanning
import CrawlReport
import CrawlVoice
import Linux

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
        var (stream, visits) = (DataStream(), 0)
        let tell = { (step: Rehearsal.Step) in
            visits += step.isVisit ? 1 : 0
            _ = stream.write(Array((step.line + "\n").utf8))
        }
        do throws(StoreError) {
            let reader = try StoreReader.open(plan.output)
            try reader.refuse(others: plan.frontier.ignored)
            rehearsal.widen(by: try reader.recordedRoots())
            try reader.forEachURL(
                revisits: plan.refresh?.revisits(at: WallClock.milliseconds),
                maximumDepth: plan.frontier.maximumDepth
            ) { rehearsal.step(with: $0).map(tell) }
        } catch .unreachable(_, .noSuchFile) {
            // The crawl is yet to begin.
        }
        rehearsal.steps().forEach(tell)
        stream.flush()
        return (visits, stream.fault)
    }
}
