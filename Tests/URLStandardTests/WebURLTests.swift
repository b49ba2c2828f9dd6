import Testing

@testable import URLStandard

struct WebURLTests {
    @Test(
        arguments: [
            ("/page", .noScheme), ("http://", .noHost), ("http://a b/", .invalidHost),
            ("http://a:65536/", .invalidPort), ("http://1.2.3.256/", .invalidHost),
        ] as [(String, URLError)]
    )
    func `a text that is no URL says why`(text: String, reason: URLError) {
        #expect(throws: reason) { try WebURL(parsing: text) }
    }

    @Test func `bytes that are no UTF-8 become U+FFFD`() throws {
        let text: [UInt8] = Array("http://a/".utf8) + [0xE2, 0x82, 0x41, 0xFF, 0xC0, 0x80]
        let url = try WebURL(parsing: text.span)
        #expect(url.description == "http://a/%EF%BF%BDA%EF%BF%BD%EF%BF%BD%EF%BF%BD")
    }

    @Test func `a text without end is refused`() {
        let text = [UInt8](repeating: 0x61, count: URLParser.longestInput + 1)
        #expect(throws: URLError.tooLong) { try WebURL(parsing: text.span) }
    }

    @Test(arguments: [
        "http://u@h/", "http://u:p@h:81/a?b#c", "http://:p@h", "http://u:@[::1]:8/?", "https://@h/",
        "http://h/u:p@h", "http://u:p@h?u:p@h#u:p@h", "mailto:u@h", "http://h/#u@h", "file:///u@h",
    ])
    func `what is requested has neither name, password nor fragment, and is a URL as parsed`(
        text: String
    ) throws {
        let url = try WebURL(parsing: text)
        let requested = url.requested
        #expect(!requested.hasCredentials && !requested.hasFragment)
        let again = try WebURL(parsing: requested.description)
        #expect(again == requested && again.parts == requested.parts)
        #expect(requested.authority == url.authority && requested.path == url.path)
        #expect(requested.query == url.query && requested.port == url.port)
    }

    @Test(arguments: ["http://u:p@h/", "http://h/x"])
    func `a resolver gives every URL as it is requested`(base: String) throws {
        var resolver = URLResolver()
        resolver.rebase(try WebURL(parsing: base))
        for (reference, expected) in [
            ("/a", "http://h/a"), ("//x:y@h:8/b?c#d", "http://h:8/b?c"), ("/%7E", "http://h/%7E"),
            ("http://%7e:%7e@h/", "http://h/"), ("e", "http://h/e"),
        ] {
            let bytes = Array(reference.utf8)
            let isURL = resolver.resolve(bytes.span)
            #expect(isURL)
            #expect(resolver.url == (try WebURL(parsing: expected)))
            let same = WebURL(bytes: Array(resolver.url.bytes), parts: resolver.url.parts)
            #expect(same.description == expected)
        }
    }

    @Test func `the parts of a URL are at hand as bytes and as text`() throws {
        let url = try WebURL(parsing: "HTTPS://me:secret@Example.ORG:8443/a/../b?c=d#e")
        #expect(url.description == "https://me:secret@example.org:8443/b?c=d#e")
        #expect(url.isHTTP && url.port == 8443 && url.effectivePort == 8443)
        #expect(url.authority == "example.org:8443" && url.hostname == "example.org")
        #expect(url.path == "/b" && url.query == "c=d" && url.fragment == "e")
        #expect(url.withoutFragment.description == "https://me:secret@example.org:8443/b?c=d")
        #expect(url.requested.description == "https://example.org:8443/b?c=d")
        #expect(try WebURL(parsing: "https://a/").effectivePort == 443)
        #expect(try WebURL(parsing: "mailto:a@b").effectivePort == nil)
    }
}
