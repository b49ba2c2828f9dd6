import CrawlModel
import CrawlReport
import CrawlVoice
import Testing
import URLStandard

struct SchemeRemarkTests {
    private func seed(_ url: String, isTyped: Bool = false) throws -> Seed {
        var seed = Seed(url: try WebURL(parsing: url))
        seed.lacksScheme = !isTyped
        return seed
    }

    @Test func `http is announced where nobody typed it`() throws {
        let local = try seed("http://localhost:8000/")
        let others = [try seed("https://a.test/"), try seed("http://a.test/", isTyped: true)]
        #expect(
            SchemeRemark(others + [local]).announcement
                == "crawl: no scheme was typed; http://localhost:8000/ is taken"
        )
        #expect(
            SchemeRemark([local] + others + [try seed("http://[::1]/")]).announcement
                == "crawl: 2 seeds without a scheme are asked by http, http://localhost:8000/ "
                + "the first"
        )
        #expect(SchemeRemark(others).announcement == nil)
    }

    @Test func `a seed that cannot be reached may have the other scheme`() throws {
        let remark = SchemeRemark([
            try seed("https://a.test/"), try seed("http://b.test:81/"),
            try seed("https://c.test/", isTyped: true),
        ])
        let http = "; no scheme was typed, http:// may be right"
        let https = "; no scheme was typed, https:// may be right"
        for (seed, reason, detail, hint) in [
            ("https://a.test/", "tls_fail", "wrong version number", http),
            ("https://a.test/", "robots_unreachable", "Couldn't connect to server", http),
            ("http://b.test:81/", "robots_unreachable", "Couldn't connect to server", ""),
            ("http://b.test:81/", "connect_timeout", "", ""),
            ("https://a.test/", "robots_unreachable", "the host's name does not exist", ""),
            ("https://a.test/", "robots_denied", "Disallow: /", ""),
            ("http://b.test:81/", "reset", "", https), ("https://c.test/", "tls_fail", "", ""),
        ] {
            let fault = SeedFault(
                seed: seed,
                end: seed,
                reason: reason,
                status: nil,
                detail: detail
            )
            #expect(remark.hint(for: fault) == hint, "\(seed) \(reason)")
        }
    }
}
