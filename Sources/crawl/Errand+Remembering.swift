import CrawlPlanning
import CrawlArguments
import CrawlFormat
import CrawlModel
import CrawlReport
import CrawlVoice

extension Errand {
    /// Tells what each visit of a URL has found, oldest first.
    func tellHistory() async -> ExitStatus {
        let address = arguments.inquiry.subject ?? ""
        guard let key = Self.key(of: address) else {
            console.say("crawl: \(Quotation(address)) is no URL")
            return .usage
        }
        do {
            let file = try await Self.onlyCrawl(arguments.file)
            guard let query = try await Self.history(of: key, in: file) else {
                return none("does not know", address, in: file)
            }
            return await tell(try question(query.text, of: file))
        } catch let error as StoreError {
            console.say("\(Complaint(error))")
            return ExitStatus(error)
        } catch {
            console.say("crawl: \(error)")
            return .usage
        }
    }

    @concurrent
    private static func history(
        of key: URLKey,
        in file: String
    ) async throws(StoreError) -> HistoryQuery? {
        try StoreReader.open(file).history(of: key)
    }
}
