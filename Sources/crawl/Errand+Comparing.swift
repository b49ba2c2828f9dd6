import CrawlPlanning
import CrawlVoice
import CrawlArguments
import CrawlFormat
import CrawlModel
import CrawlReport
import Linux

extension Errand {
    /// Tells on the standard output what changed between two runs of a crawl.
    func compareRuns() async -> ExitStatus {
        let comparison: Comparison
        do throws(PlanError) {
            comparison = try Comparison(
                arguments,
                file: try await Self.onlyCrawl(arguments.file)
            )
        } catch {
            console.say("crawl: \(error)")
            return .usage
        }
        do throws(DifferenceError) {
            return tell(try await Self.carryOut(comparison), of: comparison)
        } catch .source(let error) {
            console.say("\(Complaint(error))")
            return ExitStatus(error)
        } catch {
            console.say("crawl: \(Quotation(comparison.file).unquoted): \(error)")
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
