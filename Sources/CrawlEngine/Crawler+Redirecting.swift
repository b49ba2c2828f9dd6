import CrawlDispatch
import CrawlFetch
import CrawlFormat
import CrawlFrontier
import CrawlModel
import CrawlStore
import URLStandard

extension Crawler {
    /// True where a redirect leads back to where its chain has been.
    @inline(never)
    func closesLoop(_ visit: Visit, to target: URLKey) async throws(StoreError) -> Bool {
        guard target != visit.key else { return true }
        // Only what a redirect led to can lead back to where its chain has been.
        guard visit.redirects > 0 else { return false }
        var next = target
        for _ in 0...min(visit.redirects, plan.frontier.maximumRedirects) {
            guard let id = await frontier.ids(of: [next]).first,
                let onward = try await store.linkKeys(of: id).redirect
            else { return false }
            guard onward != visit.key else { return true }
            next = onward
        }
        return false
    }
}

extension Crawler {
    /// True where a redirect leads to another spelling of its own URL, which may be what it has.
    func mayRespell(_ visit: Visit, as target: WebURL) -> Bool {
        visit.redirects < plan.frontier.maximumRedirects && target.bytes != visit.url.bytes
    }
}

extension FetchedPage {
    /// Where a redirect leads; RFC 9110, section 15.4: a fragment is not part of what is requested.
    var redirectTarget: WebURL? { location?.requested }

    /// True where a redirect names a name or a password, which no row keeps.
    var redirectTellsSecrets: Bool { location?.hasCredentials == true }

    private var location: WebURL? {
        guard isRedirect, let location = fields.firstReference("Location") else { return nil }
        return try? WebURL(parsing: location, against: visit.url)
    }

    /// True for the statuses that send the client elsewhere.
    var isRedirect: Bool { [301, 302, 303, 307, 308].contains(status) }
}
