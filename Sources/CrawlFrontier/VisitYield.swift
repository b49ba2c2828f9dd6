package import CrawlModel
package import CrawlPoliteness
package import Linux
package import URLStandard

/// What a visit gave, as far as the frontier has to know.
package enum VisitYield: Sendable {
    /// A page was stored, or its links were read again; these are the links, none where it is
    /// not HTML.
    case page(LinkList)
    /// The answer was a redirect.
    case redirect(to: WebURL, key: URLKey)
    /// The answer was a redirect to another spelling of the URL, which is visited by it again.
    case respelled(WebURL)
    /// What earlier visits have stored holds still; its links were followed from that depth, nil
    /// where it has none. It is a page that counts where this visit has confirmed it.
    case known(followedFrom: Int?, isPage: Bool)
    /// Nothing was stored, and this was the last try.
    case nothing
    /// This try failed; the next one is not before the moment.
    case retry(at: Moment)
    /// This try does not count, the URL's host is not to blame; the next is not before the moment.
    case postponed(until: Moment)
    /// The answer to a robots visit.
    case robots(RobotsAnswer)
}
