import CrawlArguments
import CrawlFormat
import CrawlModel
import CrawlReport
import CrawlVoice

extension Errand {
    /// Says that a crawl has not had the run that is asked for; nil where it has.
    func regret(lackOf run: Int?, in file: String) async -> ExitStatus? {
        guard let run else { return nil }
        do throws(StoreError) {
            guard try await !Self.hasRun(run, file) else { return nil }
            console.say("crawl: \(Quotation(file).unquoted): there is no run \(run)")
            return .usage
        } catch {
            return complaining(of: error)
        }
    }

    @concurrent
    private static func hasRun(_ run: Int, _ file: String) async throws(StoreError) -> Bool {
        try StoreReader.open(file).hasRun(run)
    }
}
