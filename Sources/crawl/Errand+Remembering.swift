import CrawlArguments
import CrawlFormat
import CrawlModel
import CrawlPlanning
import CrawlReport
import CrawlVoice
import URLStandard

extension Errand {
    /// Tells what each visit of a URL has found, oldest first.
    func tellHistory() async throws(PlanError) -> ExitStatus {
        let address = arguments.inquiry.subject ?? ""
        let candidates = TypedURL(address).candidates
        guard !candidates.isEmpty else {
            console.say("crawl: \(Quotation(address)) is no URL")
            return .usage
        }
        let file = try await Self.onlyCrawl(arguments.file)
        let query: HistoryQuery?
        do throws(StoreError) {
            query = try await Self.history(of: candidates, in: file)
        } catch {
            return complaining(of: error)
        }
        guard let query else { return none("does not know", address, in: file) }
        return await tell(try question(query.text(for: try rowFormat()), of: file))
    }

    @concurrent
    private static func history(
        of candidates: [WebURL],
        in file: String
    ) async throws(StoreError) -> HistoryQuery? {
        let reader = try StoreReader.open(file)
        for url in candidates {
            if let query = try reader.history(of: try reader.key(of: url)) { return query }
        }
        return nil
    }
}
