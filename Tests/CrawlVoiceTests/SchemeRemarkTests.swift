import CrawlModel
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
        #expect(
            remark.hint(for: "https://a.test/") == "; no scheme was typed, http:// may be right"
        )
        #expect(
            remark.hint(for: "http://b.test:81/") == "; no scheme was typed, https:// may be right"
        )
        #expect(remark.hint(for: "https://c.test/").isEmpty)
    }
}
