import CrawlArguments
import CrawlFormat
import CrawlModel
import CrawlPlanning
import CrawlReport
import CrawlVoice
import Linux

extension Errand {
    /// Tells on the standard output what changed between two runs of a crawl.
    func compareRuns() async throws(PlanError) -> ExitStatus {
        let file = try await Self.onlyCrawl(arguments.file)
        let comparison = try Comparison(arguments, file: file)
        do throws(DifferenceError) {
            return tell(try await Self.carryOut(comparison), of: comparison)
        } catch .source(let error) {
            return complaining(of: error)
        } catch {
            let sentence = "crawl: \(Quotation(comparison.file).unquoted): \(error)"
            // A crawl that is not yet a day old is no fault of who asks every day.
            guard error != .oneRun else {
                mention(sentence)
                return .ok
            }
            console.say(sentence)
            return .usage
        }
    }

    private func tell(_ outcome: Comparison.Outcome, of comparison: Comparison) -> ExitStatus {
        let fails = outcome.fails(on: comparison.failures)
        if fails || !arguments.voice.isQuiet { console.say("crawl: \(outcome)") }
        return .deciding(among: [fails ? .partial : .ok, status(of: outcome.fault)])
    }

    /// Reads the file's fetches, which takes as long as the disk needs.
    @concurrent
    private static func carryOut(
        _ comparison: Comparison
    ) async throws(DifferenceError) -> Comparison.Outcome {
        let difference = try RunDifference.between(comparison.runs, in: comparison.file)
        do throws(StoreError) {
            return try comparison.write(difference)
        } catch {
            throw .source(error)
        }
    }
}
