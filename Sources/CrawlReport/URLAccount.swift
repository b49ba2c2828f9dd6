package import CrawlModel

/// All that a crawl's file knows of one URL.
package struct URLAccount: Sendable, Equatable {
    /// What becomes of it, or has become.
    package enum State: Sendable, Equatable {
        /// It waits; so many of its host come first, and it is not visited before the moment.
        case waiting(ahead: Int, notBefore: Int64)
        case skipped(reason: String, rule: String?, run: Int)
        /// Its last visit has ended.
        case visited
    }

    /// How it came to be known.
    package struct Discovery: Sendable, Equatable {
        package let via: CrawlModel.Discovery?
        package let run: Int
        /// The page or the redirect that led to it first, nil where none did.
        package let source: String?
    }

    /// One try.
    package struct Attempt: Sendable, Equatable {
        /// Unix milliseconds, UTC.
        package let at: Int64
        package let run: Int
        package let number: Int
        /// 0 without an answer.
        package let status: Int
        package let outcome: String
        package let detail: String?
        package let contentType: String?
        /// After decoding, nil without an answer.
        package let byteCount: Int?
        /// Where a redirect led.
        package let target: String?
    }

    /// A URL on the way from a seed, and what leads to it.
    package struct Step: Sendable, Equatable {
        package let url: String
        package let via: CrawlModel.Discovery
    }

    package let url: String
    /// The fewest links from a seed.
    package let depth: Int
    /// Under which rules it is reached, a line each; nil where there are none.
    package let reach: String?
    package let state: State
    package let discovery: Discovery
    /// Oldest first.
    package let attempts: [Attempt]
    /// A shortest way, beginning with a seed or with a sitemap that no page lists.
    package let path: [Step]
    /// What somebody has ordered for its host, in words; nil for nothing.
    package var hostOrder: String?
}

/// The newest robots.txt of an origin that a crawl's file has.
package struct StoredRobots: Sendable, Equatable {
    /// Unix milliseconds, UTC.
    package let fetchedAt: Int64
    /// 0 without an answer.
    package let status: Int
    /// Nil where none was had.
    package let body: [UInt8]?
    /// How the run introduced itself.
    package let userAgent: String
}

/// What the last run was told of which URLs belong to the crawl.
package struct RecordedScope: Sendable, Equatable {
    package let kind: String
    package let includes: [String]
    package let excludes: [String]
    package let avoidsTraps: Bool
    /// Nil without a limit.
    package let maximumDepth: Int?
    /// How many links in a row may lead beyond it.
    package let extraHops: Int
    /// What differs from host to host.
    package let hosts: [RecordedHost]
    /// The seeds and what they redirect to.
    package let roots: [Root]

    /// A seed, or what one redirects to.
    package struct Root: Sendable, Equatable {
        package let url: String
        /// Under which rules it is reached; nil where there are none.
        package let reach: String?
    }
}
