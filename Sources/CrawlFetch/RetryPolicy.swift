package import CrawlModel

/// Which failures are tried again, how often and how soon.
package struct RetryPolicy: Sendable {
    /// How often a URL is tried in all.
    package var tries = 3
    /// The wait before the second try; each further one is four times as long.
    package var firstWait: Duration = .seconds(1)
    /// The longest wait that a server's Retry-After is granted.
    package var longestRetryAfter: Duration = .seconds(3_600)

    package init() {}

    /// The wait before the next try, nil where there is none.
    ///
    /// - Parameters:
    ///   - outcome: How this try ended.
    ///   - attempt: Its number, from 1.
    ///   - share: A random number from 0 to 1: each wait is up to half longer, so that hosts are
    ///     not asked in step.
    /// - Returns: How long to wait at least; nil after the last try and for what is final.
    package func wait(after outcome: VisitOutcome, attempt: Int, share: Double) -> Duration? {
        guard outcome.isTransient, attempt < tries else { return nil }
        var wait = firstWait
        for _ in 1..<max(1, attempt) { wait *= 4 }
        return wait + wait * (share / 2)
    }

    /// How long a host wants to be left alone, by its answer's Retry-After in seconds; RFC 9110,
    /// section 10.2.3.
    ///
    /// - Returns: Nil for other statuses than 429 and 503; without a number, the first wait.
    package func pause(after page: FetchedPage) -> Duration? {
        guard page.status == 429 || page.status == 503 else { return nil }
        guard let text = page.fields.first("Retry-After"), !text.isEmpty, text.utf8.count < 10,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let seconds = Int(text)
        else { return firstWait }
        return min(max(.seconds(seconds), firstWait), longestRetryAfter)
    }
}
