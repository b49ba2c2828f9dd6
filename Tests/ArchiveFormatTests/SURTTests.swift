import Testing

@testable import ArchiveFormat

struct SURTTests {
    @Test(arguments: [
        ("http://www.Example.org/Path/?b=2&A=1", "org,example)/path?a=1&b=2"),
        ("https://example.org/", "org,example)/"),
        ("https://example.org/?", "org,example)/"),
        ("http://example.org/a//", "org,example)/a"),
        ("http://a.b.example.org:8080/x", "org,example,b,a:8080)/x"),
        ("http://www2.example.org/", "org,example)/"),
        ("http://www.org/", "org)/"),
        ("http://wwwa.org/", "org,wwwa)/"),
        ("http://127.0.0.1:81/x", "127.0.0.1:81)/x"),
        ("http://[::1]/x", "[::1])/x"),
        ("http://u:p@example.org/%7Eada/%2f", "org,example)/~ada/%2f"),
        ("http://example.org?q", "org,example)/?q"),
        ("mailto:a", "mailto:a"),
    ])
    func `a URL is sorted by its host from the end`(url: String, key: String) {
        #expect(String(decoding: SURT.key(of: Array(url.utf8)), as: UTF8.self) == key)
    }
}
