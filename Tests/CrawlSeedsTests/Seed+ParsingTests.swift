import CrawlModel
import Testing
import URLStandard

@testable import CrawlSeeds

struct SeedParsingTests {
    @Test(arguments: [
        ("https://example.org/a#b", "https://example.org/a"),
        ("HTTP://EXAMPLE.org:80", "http://example.org/"),
        ("example.org/docs", "https://example.org/docs"),
        ("example.org:8080?q=a:b", "http://example.org:8080/?q=a:b"),
        ("localhost:8000/x", "http://localhost:8000/x"),
        ("localhost:8443/x", "https://localhost:8443/x"),
        ("127.0.0.1", "http://127.0.0.1/"),
        ("[::1]:8000", "http://[::1]:8000/"),
        ("intranet:8080", "http://intranet:8080/"),
        ("bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("https://example.org/a b", "https://example.org/a%20b"),
    ])
    func `an address is read as a person means it`(address: String, url: String) throws {
        #expect(try Seed(parsing: address.utf8).url.description == url)
    }

    @Test func `a seed knows whether its scheme was typed`() throws {
        #expect(try Seed(parsing: "localhost:8000".utf8).lacksScheme)
        #expect(try Seed(parsing: "example.org".utf8).lacksScheme)
        #expect(try !Seed(parsing: "http://localhost:8000/".utf8).lacksScheme)
    }

    @Test(
        arguments: [
            ("htp:/x", .notHTTP), ("ftp://example.org/", .notHTTP),
            ("mailto:a@example.org", .notHTTP),
            ("intranet/a", .noAddress), ("word", .noAddress), ("/path", .noAddress),
            ("//example.org/", .noAddress), ("two words", .noAddress), ("", .noAddress),
            ("https://", .notURL(.noHost)), ("https://a b/", .notURL(.invalidHost)),
            ("example.org:99999", .notURL(.invalidPort)), (".", .noAddress), (":80", .noAddress),
        ] as [(String, SeedFault)]
    )
    func `what cannot be crawled is refused with its reason`(address: String, fault: SeedFault) {
        #expect(throws: fault) { try Seed(parsing: address.utf8) }
    }
}
