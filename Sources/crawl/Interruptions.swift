import CrawlEngine
import Linux
import Synchronization

/// Signals that came since the command began to crawl, and the crawl that they stop.
final class Interruptions: Sendable {
    private struct State {
        var first: Signal?
        var crawler: Crawler?
    }

    private let state = Mutex(State())

    /// The first that came.
    var first: Signal? { state.withLock { $0.first } }

    /// Lets each signal stop the crawl, the second at once.
    func note(_ signal: Signal) async {
        let crawler = state.withLock { state in
            state.first = state.first ?? signal
            return state.crawler
        }
        await crawler?.stop(.interrupted(signal: signal.number))
    }

    /// Names the crawl that signals stop; one that came before does so now.
    func attach(_ crawler: Crawler) async {
        let signal = state.withLock { state in
            state.crawler = crawler
            return state.first
        }
        if let signal { await crawler.stop(.interrupted(signal: signal.number)) }
    }
}
