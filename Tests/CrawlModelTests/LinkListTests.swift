import Testing
import URLStandard

@testable import CrawlModel

struct LinkListTests {
    @Test func `an empty list has no links`() {
        #expect(LinkList().isEmpty)
        #expect(LinkList().count == 0)
    }

    @Test func `every link keeps its key, its place and its spelling`() throws {
        let texts = ["http://a.test/", "http://a.test/bb?c", "https://c.test:8080/%20"]
        let sources: [LinkSource] = [.a, .metaRefresh, .link]
        var list = LinkList()
        for (text, source) in zip(texts, sources) {
            let url = try WebURL(parsing: text)
            list.append(url, key: URLKey(of: url), source: source)
        }
        #expect(!list.isEmpty && list.count == 3)
        for index in 0..<list.count {
            #expect(Array(list.spelling(at: index)) == Array(texts[index].utf8))
            #expect(list.key(at: index) == URLKey(of: try WebURL(parsing: texts[index])))
            #expect(list.source(at: index) == sources[index])
        }
    }
}
