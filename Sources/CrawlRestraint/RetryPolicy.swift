package import CrawlModel
package import DomainNames
import HTTPStandard
import Linux

/// Which failures are tried again, how often and how soon.
package struct RetryPolicy: Sendable {
    /// What is done about a kind of failure.
    enum Rule: Equatable {
        /// Trying again would give the same.
        case never
        /// Tried again, up to the number of tries; the fault is the host's.
        case tries
        /// The same, but nobody except this machine is to blame.
        case local
    }

    /// How often a URL is tried in all.
    package var tries = 3
    /// The same, where that differs from host to host.
    package var exceptions = DomainTable<Int>()
    /// The wait before the second try; each further one is four times as long.
    package var firstWait: Duration = .seconds(1)
    /// The longest wait that a server's Retry-After is granted.
    package var longestRetryAfter: Duration = .seconds(3_600)

    package init() {}

    /// The table of all failures.
    static func rule(for outcome: VisitOutcome) -> Rule {
        switch outcome {
        case .robotsUnreachable, .dnsFail, .connectFail, .connectTimeout: .tries
        case .timeoutTotal, .timeoutIdle, .reset, .noReply, .truncated: .tries
        case .cancelled, .localResource: .local
        case .ok, .httpStatus, .redirect, .redirectLoop, .notModified, .notHTML: .never
        case .tlsFail, .badHTTP, .headerFlood, .tooLarge, .decodeError, .decodeBomb: .never
        case .robotsDenied, .blockedScheme, .blockedAddress, .blockedPort: .never
        case .outOfScope, .budget, .trap, .parseLimit: .never
        }
    }

    /// True where this machine lacks something that it will have again.
    ///
    /// An address of our own that is missing may be missing for good: that counts as a try.
    package static func isShortage(_ failure: FetchFailure) -> Bool {
        failure.outcome == .localResource
            && Errno(rawValue: failure.facts.osErrno) != .addressNotAvailable
    }

    /// True where the host could not be reached at all; one that is slow was reached.
    package static func isUnreached(_ outcome: VisitOutcome) -> Bool {
        switch outcome {
        case .dnsFail, .connectFail, .connectTimeout: true
        default: false
        }
    }

    /// How often a URL of a host is tried in all.
    package func tries(at hostname: String) -> Int { exceptions.value(of: hostname) ?? tries }

    /// The wait before the next try, nil where there is none.
    ///
    /// - Parameters:
    ///   - outcome: How this try ended.
    ///   - attempt: Its number, from 1.
    ///   - hostname: Whose answer it was.
    ///   - share: A random number from 0 to 1: each wait is up to half longer, so that hosts are
    ///     not asked in step.
    /// - Returns: How long to wait at least; nil after the last try and for what is final.
    package func wait(
        after outcome: VisitOutcome,
        attempt: Int,
        at hostname: String,
        share: Double
    ) -> Duration? {
        guard Self.rule(for: outcome) != .never, attempt < tries(at: hostname) else { return nil }
        var wait = firstWait
        for _ in 1..<max(1, attempt) { wait = min(wait * 4, longestRetryAfter) }
        return wait + wait * (share / 2)
    }

    /// How long a host wants to be left alone, by its answer's Retry-After; RFC 9110, section
    /// 10.2.3.
    ///
    /// - Parameters:
    ///   - page: The answer.
    ///   - now: The time on the wall in Unix milliseconds, against which dates are held.
    /// - Returns: Nil for other statuses than 429 and 503; the first wait where nothing is said.
    package func pause(
        after page: FetchedPage,
        now: Int64 = WallClock.milliseconds
    ) -> Duration? {
        guard page.status == 429 || page.status == 503 else { return nil }
        guard let text = page.fields.first("Retry-After") else { return firstWait }
        let wait = Self.seconds(text) ?? HTTPDate(parsing: text).map { $0.seconds - now / 1_000 }
        return min(max(.seconds(wait ?? 0), firstWait), longestRetryAfter)
    }

    /// A whole number of seconds; one that is too long to be told is very long.
    private static func seconds(_ text: String) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return text.utf8.drop { $0 == 0x30 }.count > 9 ? 1 << 32 : Int64(text)
    }
}
