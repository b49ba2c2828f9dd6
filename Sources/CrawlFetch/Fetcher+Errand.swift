import CrawlModel
import Curl
import Linux

extension Fetcher {
    /// A visit that somebody waits for, from the request until the answer; lives on the loop.
    final class Errand {
        let visit: Visit
        let lane: Int
        let ticket: Int
        let startedAt = WallClock.milliseconds
        let continuation: CheckedContinuation<FetchResult, Never>
        /// Nil before the host's addresses are known.
        var transfer: CurlTransfer?
        /// Nil where the host is an address itself.
        var attempts: ConnectionAttempts?
        var pace = Pace()
        /// True once it began anew because memory was lacking.
        private var isRepeated = false

        init(
            _ visit: Visit,
            lane: Int,
            ticket: Int,
            continuation: CheckedContinuation<FetchResult, Never>
        ) {
            self.visit = visit
            self.lane = lane
            self.ticket = ticket
            self.continuation = continuation
        }
    }
}

extension Fetcher.Errand {
    /// Goes on to the next address where no connection came about.
    ///
    /// - Returns: False where the transfer's end is that of the errand.
    func goesOn(after transfer: CurlTransfer, _ code: CurlCode) -> Bool {
        guard code != .outOfMemory || transfer.abort != nil else {
            // A header that is too long comes again; what memory was lacking for does not.
            defer { isRepeated = true }
            return !isRepeated
        }
        guard attempts != nil else { return false }
        guard code != .ok, !transfer.wasReached else {
            attempts?.prove()
            return false
        }
        guard code == .cannotConnect || code == .timedOut, transfer.abort == nil else {
            return false
        }
        return attempts?.advance(wasCut: false, within: transfer.limits.totalTimeout) == true
    }
}
