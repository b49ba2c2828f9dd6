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

    @Test(arguments: [
        "a.test/x", "a.test", "a.test.", "bücher.example", "a.test:443", "localhost:8443/x",
        "127.0.0.1:443", "[::1]:8443", "intranet:443", "1.test",
    ])
    func `a host without a scheme is asked by https first`(text: String) {
        let both = ["https://", "http://"].map { TypedURL($0 + text).candidates[0].description }
        #expect(spellings(text) == both)
    }

    @Test(arguments: [
        "localhost", "LOCALHOST/x", "a.localhost", "127.0.0.1", "192.0.2.1/a?b:c", "[::1]/",
        "a.test:80", "a.test:8080/x", "localhost:81", "[2001:db8::1]:8000", "intranet:8080",
        "127.0.0.1:4430", "a.test:3000?q",
    ])
    func `localhost, an IP address and a port of its own are asked by http`(text: String) {
        let both = ["http://", "https://"].map { TypedURL($0 + text).candidates[0].description }
        #expect(spellings(text) == both)
    }

    @Test(arguments: [
        "", "nothing", "mailto:x", "ftp://a.test/", "/a.test", "http://", "a b.c", "word:",
        "::1", "[::1", "[::1]x", ":80", ".test", "a@b.test", "a.test:x", "a.test:99999",
    ])
    func `all else is no URL of the web`(text: String) {
        #expect(spellings(text).isEmpty)
    }
}
