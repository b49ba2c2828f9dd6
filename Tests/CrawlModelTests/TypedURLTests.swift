import CrawlModel
import Testing
import URLStandard

struct TypedURLTests {
    private func spellings(_ text: String) -> [String] {
        TypedURL(text).candidates.map(\.description)
    }

    @Test func `a URL with its scheme is itself, without its fragment`() {
        #expect(spellings("http://a.test/x#y") == ["http://a.test/x"])
        #expect(spellings("HTTPS://A.test") == ["https://a.test/"])
    }

    @Test func `a host, an address or localhost lacks a scheme, the secure one first`() {
        #expect(spellings("a.test/x") == ["https://a.test/x", "http://a.test/x"])
        #expect(spellings("localhost:81") == ["https://localhost:81/", "http://localhost:81/"])
        #expect(spellings("[::1]/") == ["https://[::1]/", "http://[::1]/"])
    }

    @Test(arguments: ["", "nothing", "mailto:x", "ftp://a.test/", "/a.test", "http://", "a b.c"])
    func `all else is no URL of the web`(text: String) {
        #expect(spellings(text).isEmpty)
    }
}
