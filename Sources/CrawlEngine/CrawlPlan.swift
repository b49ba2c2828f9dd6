package import CrawlFetch
package import CrawlFormat
package import CrawlFrontier
package import CrawlModel
package import CrawlRestraint
package import CrawlScope
package import CrawlStore
package import URLStandard

/// Everything that is decided before the first request.
package struct CrawlPlan: Sendable {
    package var seeds: [Seed]
    /// The crawl's file.
    package var output: String
    package var frontier: FrontierPlan
    package var scope: ScopePlan
    /// The rules of seeds that have one of their own, each once.
    package var seedRules: [SeedRulePlan] = []
    package var fetch: FetchPlan
    package var retries = RetryPolicy()
    package var sitemaps = SitemapPlan()
    package var keptBodies = KeptBodies.pages
    /// False to keep bodies as they are, for others to read.
    package var packsBodies = true
    /// The file for bodies; nil for the crawl's own, or for where it has them.
    package var bodyFile: String?
    package var storeLimits = StoreLimits()
    /// Which links lead on; all are recorded.
    package var follow = FollowPolicy.documents
    /// True to keep the text of links and where they stand.
    package var keepsPlaces = true
    /// True to record links that say `nofollow`, or whose page does, without following them.
    package var obeysNofollow = true
    /// How many visits are in flight at most.
    package var concurrency: Int
    /// What of a finished crawl is visited again; nil for nothing.
    package var refresh: RefreshPlan? = RefreshPlan()
    /// True to read stored pages again by the rules of this program and this plan.
    package var rereads = false
    /// After this time the crawl stops and can be resumed; nil for never.
    package var maximumTime: Duration?
    /// Called on the event loop with what came of each visit; nil where nobody listens.
    package var observer: (@Sendable (VisitRecord) -> Void)?
    /// Called on any thread with what a user should know at once; nil where nobody listens.
    package var listener: (@Sendable (EventRecord) -> Void)?
    /// Failures that make a crawl partial, nil for none.
    package var unwanted: FailureQuery?
    /// How long visits in flight may take to end when the crawl is asked to stop.
    package var grace: Duration = .seconds(10)
    /// The effective options as a JSON object, for the run's row.
    package var configuration = "{}"
    /// The process's exit status for a run that ended in order, as the run's row keeps it.
    package var exitStatus: @Sendable (CrawlResult) -> Int32 = { _ in 0 }

    package init(
        seeds: [Seed],
        output: String,
        frontier: FrontierPlan,
        scope: ScopePlan,
        fetch: FetchPlan,
        concurrency: Int
    ) {
        self.seeds = seeds
        self.output = output
        self.frontier = frontier
        self.scope = scope
        self.fetch = fetch
        self.concurrency = concurrency
    }
}

/// Which pages of a finished crawl are visited again when it is started again.
package struct RefreshPlan: Sendable, Equatable {
    /// Those that were requested so long ago, or longer.
    package var age = Duration.zero
    /// True to visit of what is known the seeds alone, for the sake of new URLs there.
    package var onlyNew = false

    package init() {}

    /// The same for a run that begins then, in Unix milliseconds.
    package func revisits(at moment: Int64) -> Revisits {
        Revisits(before: moment - Int64(age / .milliseconds(1)), onlyRoots: onlyNew)
    }
}

/// Which sitemaps are read, and what of them is visited.
package struct SitemapPlan: Sendable {
    /// False where a sitemap is a file like any other.
    package var isRead = true
    /// Sitemaps that the user names.
    package var urls: [WebURL] = []
    /// True where nothing is visited but seeds and what sitemaps list.
    package var areAlone = false
    /// What has not changed since this moment is not visited: seconds since 1970, nil for any.
    package var since: Int64?

    package init() {}
}
