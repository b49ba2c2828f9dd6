import CrawlArguments
import CrawlEngine
import CrawlFormat
import CrawlModel
import CrawlReport
import CrawlStore
import CrawlVoice
import Linux

extension Errand {
    /// Lets visits that failed wait again, for the next run to make them.
    func retryFailures() async -> ExitStatus {
        let words = arguments.inquiry.reasons.flatMap { $0.split(separator: ",").map(String.init) }
        if let word = words.first(where: { !FailureChoice.isKnown($0) }) {
            console.say("crawl: --reason \(Quotation(word)) is no outcome such as dns_fail or 503")
            return .usage
        }
        do throws(PlanError) {
            return await retry(FailureChoice(words), in: try await Self.onlyCrawl(arguments.file))
        } catch {
            console.say("crawl: \(error)")
            return .usage
        }
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
            console.say("\(Complaint(error))")
            return ExitStatus(error)
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
        let (store, _) = try await PageStore.open(file, run: run)
        let count = try await store.requeueFailures(choice.query)
        _ = try await store.finish(isFinished: false) { _, _ in
            RunEnding(exitStatus: ExitStatus.ok.code, finishedAt: WallClock.milliseconds)
        }
        return count
    }
}

/// Which failures are meant.
struct FailureChoice: Sendable, Equatable {
    let words: [String]

    /// Those that are named; without a name those that may pass by themselves.
    init(_ words: [String]) {
        self.words = words.isEmpty ? Self.passing : words
    }

    /// The rows that are meant.
    var query: FailureQuery {
        FailureQuery(
            outcomes: words.filter { Int($0) == nil },
            statuses: words.compactMap { Int($0) }
        )
    }

    /// True for outcomes, and for statuses of HTTP.
    static func isKnown(_ word: String) -> Bool {
        if let status = Int(word) { return (100...999).contains(status) }
        guard let outcome = VisitOutcome(rawValue: word) else { return false }
        return ![.ok, .redirect, .notModified].contains(outcome)
    }

    private static let passing =
        VisitOutcome.allCases.filter(\.isTransient).map(\.rawValue)
        + ([408, 425, 429] + Array(500...599)).map(String.init)
}
