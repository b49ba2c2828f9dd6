import CrawlArguments
import CrawlFormat
import CrawlModel
import CrawlPlanning
import CrawlReport
import CrawlStore
import CrawlVoice
import Linux

extension Errand {
    /// Lets visits that failed wait again, for the next run to make them.
    func retryFailures() async throws(PlanError) -> ExitStatus {
        let choice = try FailureChoice(option: "reason", arguments.inquiry.reasons)
        let file = try await Self.onlyCrawl(arguments.file)
        return await retry(choice ?? FailureChoice([]), in: file)
    }

    private func retry(_ choice: FailureChoice, in file: String) async -> ExitStatus {
        do throws(StoreError) {
            let count = try await Self.requeue(choice, in: file)
            guard !arguments.voice.isQuiet else { return .ok }
            let name = Quotation(file).unquoted
            let (waits, them) = count == 1 ? ("waits", "it") : ("wait", "them")
            console.say(
                count == 0
                    ? "crawl: nothing in \(name) failed so; it is untouched"
                    : "crawl: \(Figure.count(count, "visit")) \(waits) again in \(name); "
                        + "the same command goes on with \(them)"
            )
            return .ok
        } catch {
            return complaining(of: error)
        }
    }

    /// Looks first: a file where nothing is to be done is not opened for writing.
    @concurrent
    private static func requeue(
        _ choice: FailureChoice,
        in file: String
    ) async throws(StoreError) -> Int {
        guard try StoreReader.open(file).failureCount(choice.query) > 0 else { return 0 }
        var run = RunDescription(startedAt: WallClock.milliseconds)
        run.configuration = #"{"retry":\#(JSONText.array(of: choice.words))}"#
        run.version = CrawlVersion.number
        run.owner = "\(ProcessEnvironment.processID)"
        let (store, beginning) = try await PageStore.open(file, run: run)
        let count = try await store.requeueFailures(choice.query)
        // Somebody else may have been quicker.
        let isFinished = count == 0 && beginning.isFinished
        _ = try await store.finish(isFinished: isFinished) { _, _ in
            RunEnding(exitStatus: ExitStatus.ok.code, finishedAt: WallClock.milliseconds)
        }
        return count
    }
}
