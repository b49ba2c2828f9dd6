import CrawlEngine
import CrawlFetch
import CrawlStore

extension CrawlPlan {
    /// Lets bodies and writes wait for one another rather than have more memory than there is: they
    /// get two fifths, since all else takes some 100 MB.
    ///
    /// - Parameter memory: How many bytes the process may hold; nil for any number.
    mutating func fit(into memory: Int?) {
        guard let memory else { return }
        fetch.bodyMemory = min(fetch.bodyMemory, memory / 10 * 3)
        storeLimits.weight = min(storeLimits.weight, max(memory / 10, 1 << 16))
    }
}
