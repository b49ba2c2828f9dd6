import CrawlFormat
import CrawlModel
import CrawlStore

extension PageStore {
    /// Ends the run as the engine does: 0 when finished, 7 when interrupted.
    @discardableResult
    func finish(_ isFinished: Bool) throws(StoreError) -> SeedTally? {
        try finish(isFinished: isFinished) { _, _ in
            RunEnding(exitStatus: isFinished ? 0 : 7, finishedAt: 1_700_000_100_000)
        }
    }
}
