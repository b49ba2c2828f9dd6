import Testing

@testable import CrawlModel

struct LinkSourceTests {
    @Test func `the bytes of sources do not change, files hold them`() {
        let bytes: [LinkSource: UInt8] = [
            .a: 1, .area: 2, .link: 3, .iframe: 4, .frame: 5, .metaRefresh: 6, .redirect: 7,
        ]
        #expect(Set(LinkSource.allCases) == Set(bytes.keys))
        for source in LinkSource.allCases { #expect(source.rawValue == bytes[source]) }
    }

    @Test func `all but link elements are followed`() {
        #expect(LinkSource.allCases.filter { !$0.isFollowed } == [.link])
    }
}
