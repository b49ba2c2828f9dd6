import CrawlModel
import Testing

@testable import CrawlParse

struct DirectiveReaderTests {
    private let reader = DirectiveReader(agent: "Crawl")

    @Test(arguments: [
        ("", nil), ("index, follow", nil), ("NoIndex", "noindex"), ("none", "noindex,nofollow"),
        (" nofollow ,noindex", "noindex,nofollow"), ("noindex nofollow", "noindex,nofollow"),
        ("noindex;noarchive", "noindex,noarchive"), ("no-index", nil), ("noindexx", nil),
        ("max-snippet:-1, nosnippet", "nosnippet"),
    ])
    func `a content's words are read without case`(content: String, text: String?) {
        #expect(reader.directives(ofContent: content).text == text)
    }

    @Test(arguments: [
        ("noindex, nofollow", "noindex,nofollow"), ("crawl: noindex", "noindex"),
        ("CRAWL : noindex, nofollow", "noindex,nofollow"), ("otherbot: noindex, nofollow", nil),
        ("otherbot: noindex, crawl: nofollow", "nofollow"),
        ("crawl: nofollow, otherbot: noindex", "nofollow"), ("*: none", "noindex,nofollow"),
        ("noarchive, otherbot: noindex", "noarchive"), ("crawler: noindex", nil),
        ("unavailable_after: 25 Jun 2010 15:00:00 PST, noindex", "noindex"),
        ("max-image-preview: large, nofollow", "nofollow"), (":", nil), (": noindex", "noindex"),
    ])
    func `a field's agent rules what follows its name`(value: String, text: String?) {
        #expect(reader.directives(ofField: value).text == text)
    }

    @Test func `those who are addressed are everybody and us`() {
        #expect(reader.isAddressed(by: "robots") && reader.isAddressed(by: "crawl"))
        #expect(!reader.isAddressed(by: "googlebot") && !reader.isAddressed(by: ""))
    }
}
