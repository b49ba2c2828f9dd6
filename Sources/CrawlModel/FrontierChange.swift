package import URLStandard

/// How a URL came to be known.
package enum Discovery: Int, Sendable {
    case seed = 0
    case link = 1
    case redirect = 2
    /// A page, on the list of a sitemap.
    case sitemap = 3
    /// A sitemap, named by a robots.txt, by the user, or by an index.
    case sitemapFile = 5
    /// Added by somebody at a depth of their choice.
    case added = 6
}

/// A change of the frontier: decided in memory, committed with the page that caused it.
///
/// Applied in order, the changes of all records rebuild the frontier after any kill.
package enum FrontierChange: Sendable, Equatable {
    /// A host that was not known: its number and its name, `example.org` or `example.org:8080`.
    case host(HostID, name: String)
    /// So many tries in a row did not reach a host; none where it has answered since.
    case missed(HostID, times: Int)
    /// A host wants to be left alone until a time in Unix milliseconds.
    case resting(HostID, until: Int64)
    /// A new URL that waits: a row of its own and a row of the frontier at the visit's priority.
    case discovered(Visit, via: Discovery)
    /// A new URL that is not visited: a row of its own, the reason, and the rule if one decided.
    case skipped(Visit, via: Discovery, reason: SkipReason, rule: String?)
    /// A known URL is fewer links from a seed than it seemed; its rows stay where they are.
    case nearer(URLID, depth: Int)
    /// A known URL is requested by another spelling from here on.
    case respelled(URLID, WebURL)
    /// A known URL is reached under more rules than it seemed, or by better ways, as written.
    case placed(URLID, reach: String)
    /// A known URL turns out to be called a sitemap.
    case mapped(URLID)
    /// A waiting URL changes its place in the order: its row moves between two priorities.
    case moved(URLID, host: HostID, from: Int, to: Int)
    /// A skipped URL is to be visited after all, or a stored page's links are to be reconsidered.
    ///
    /// The skip, if there is one, leaves; a row of the frontier comes at the visit's priority.
    case reopened(Visit)
    /// A URL that waited is refused, for instance by robots.txt: its row leaves, a skip comes.
    case refused(Visit, reason: SkipReason, rule: String?)
}
