import CrawlTestSupport
import Testing

@testable import CrawlParse

struct MetaRefreshTests {
    @Test(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
    func `every case of the public suite gives its time and its target`() throws {
        let bytes = try #require(Conformance.bytes(of: "html-links/meta_refresh.json"))
        for json in try #require(JSONValue(parsing: bytes)?["cases"]?.array) {
            let content = try #require(json["content"]?.string)
            let refresh = MetaRefresh(parsing: Array(content.utf8)[...])
            let target = refresh?.target.map { String(decoding: $0, as: UTF8.self) }
            let expected = json["expected"]?.object
            #expect((refresh == nil) == (expected == nil), "\(content.debugDescription)")
            #expect(refresh?.seconds == expected?["time"]?.number.map { Int($0) })
            #expect(target == expected?["url"]?.string, "\(content.debugDescription)")
        }
    }
}
