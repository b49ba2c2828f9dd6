import CrawlFetch
import CrawlFrontier
import CrawlModel
import Linux

extension Crawler {
    /// Requests a visit's URL, and learns from the result how the network is.
    func fetch(_ visit: Visit) async -> FetchResult {
        let result = await fetcher.fetch(visit)
        if case .answered = result { restraint.noteAnswer(from: visit.host) }
        return result
    }

    /// Lets everybody rest where the network is down, or this machine lacks something.
    ///
    /// - Returns: Until when; nil where the failure is the host's own.
    func rest(after failure: FetchFailure, of visit: Visit) async -> Moment? {
        switch restraint.judge(failure, of: visit.host, at: .now) {
        case .host: return nil
        case .unsure(let moment):
            await frontier.pause(visit.host, until: moment)
            return moment
        case .network(let moment):
            await frontier.pauseAll(until: moment)
            return moment
        }
    }
}
