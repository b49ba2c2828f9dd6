import CrawlArguments
import CrawlEngine
import CrawlPoliteness
import CrawlSitemaps
import URLStandard

extension Arguments {
    /// Which sitemaps are found beside those that are named here.
    var sitemapPolicy: SitemapPolicy {
        switch reach.sitemaps.choice {
        case "auto", nil: .named
        case "only": .expected
        default: .none
        }
    }

    /// What is done with sitemaps.
    ///
    /// - Throws: What cannot be meant.
    func sitemaps() throws(PlanError) -> SitemapPlan {
        var plan = SitemapPlan()
        plan.since = try moment(reach.sitemaps.since)
        switch reach.sitemaps.choice {
        case "auto", nil: break
        case "off": plan.isRead = false
        case "only": plan.areAlone = true
        case let text?: plan.urls = [try Self.sitemap(text)]
        }
        return plan
    }

    private static func sitemap(_ text: String) throws(PlanError) -> WebURL {
        guard let url = try? WebURL(parsing: text), url.isHTTP else {
            throw .noChoice(option: "--sitemap", text, ["auto", "off", "only", "a URL of the web"])
        }
        return url.requested
    }

    private func moment(_ date: String?) throws(PlanError) -> Int64? {
        guard let date else { return nil }
        guard let seconds = SitemapDate.seconds(of: Array(date.utf8)) else {
            throw .misspelt(option: "sitemap-since", date, isNo: "date such as 2026-01-31")
        }
        return seconds
    }
}
