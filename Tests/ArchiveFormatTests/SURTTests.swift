import Testing

@testable import ArchiveFormat

struct SURTTests {
    /// Keys as the package surt (0.3.1) makes them, by which pywb looks pages up.
    @Test(arguments: [
        ("http://www.Example.org/Path/?b=2&A=1", "org,example)/path?a=1&b=2"),
        ("https://example.org/", "org,example)/"),
        ("https://example.org/?", "org,example)/"),
        ("http://example.org?q", "org,example)/?q"),
        ("http://example.org/a//", "org,example)/a"),
        ("http://a.b.example.org:8080/x", "org,example,b,a:8080)/x"),
        ("http://www2.example.org/", "org,example)/"),
        ("http://www.org/", "org)/"),
        ("http://wwwa.org/", "org,wwwa)/"),
        ("http://127.0.0.1:81/x", "1,0,0,127:81)/x"),
        ("http://10.1.2.3/", "3,2,1,10)/"),
        ("http://[::1]/x", "::1)/x"),
        ("http://[2001:db8::1]:8080/sub?x=1", "2001:db8::1:8080)/sub?x=1"),
        ("http://trailing.example./", "example,trailing)/"),
        ("http://u:p@example.org/%7Eada/%2f", "org,example)/~ada"),
        ("http://example.org/a%2Fb", "org,example)/a/b"),
        (#"http://example.org/brace%7B%7D%5E%3C%22"#, #"org,example)/brace{}^<""#),
        ("http://example.org/%2525", "org,example)/%25"),
        ("http://example.org/%%32%35%32%35a", "org,example)/%25a"),
        ("http://example.org/pc%zz%", "org,example)/pc%25zz%25"),
        ("http://example.org/a%20b%09%00%23%3Fq", "org,example)/a%20b%09%00%23?q"),
        ("http://example.org/caf%C3%A9?q=%E4%26a=%3D", "org,example)/caf%c3%a9?a==&q=%e4"),
        ("http://example.org//slash///x//", "org,example)/slash/x"),
        ("http://example.org/a/%2e%2e/b/./c/..", "org,example)/b"),
        ("http://example.org/%2e%2e/x", "org,example)/../x"),
        ("http://example.org/q?&&", "org,example)/q?&&"),
        ("http://example.org/q?a&a=2&a-b=1&a=1&=0", "org,example)/q?=0&a&a=1&a=2&a-b=1"),
        (
            "http://example.org/a?PHPSESSID=0123456789abcdef0123456789abcdef&x=1",
            "org,example)/a?x=1"
        ),
        ("http://example.org/a?id=1&sid=0123456789abcdef0123456789abcdef", "org,example)/a?&id=1"),
        (
            "http://example.org/a?sid=0123456789abcdef0123456789abcdef0&x",
            "org,example)/a?sid=0123456789abcdef0123456789abcdef0&x"
        ),
        ("http://example.org/a?cfid=1&cftoken=2&x=1", "org,example)/a?x=1"),
        (
            "http://example.org/a?aspsessionidABCDefgh=ABCDEFGHIJKLabcdefghijkl&x",
            "org,example)/a?x"
        ),
        (
            "http://example.org/a;jsessionid=0123456789ABCDEF0123456789ABCDEF",
            "org,example)/a;jsessionid=0123456789abcdef0123456789abcdef"
        ),
        ("http://example.org/a?jsessionid=0123456789ABCDEF0123456789ABCDEF", "org,example)/a"),
        ("http://example.org/(S(4hqa0555fwsecu455xqckv45))/mileg.aspx", "org,example)/mileg.aspx"),
        (
            "http://e.org/x/(A(4hqa0555fwsecu455xqckv45)F(4hqa0555fwsecu455xqckv45))/a/b.aspx?c",
            "org,e)/x/a/b.aspx?c"
        ),
        ("http://example.org/(4hqa0555fwsecu455xqckv45)/mileg.ASPX", "org,example)/mileg.aspx"),
        (
            "http://example.org/(4hqa0555fwsecu455xqckv45)/mileg.html",
            "org,example)/(4hqa0555fwsecu455xqckv45)/mileg.html"
        ),
        ("mailto:a", "mailto:a"),
    ])
    func `a URL has the key by which players look it up`(url: String, key: String) {
        #expect(String(decoding: SURT.key(of: Array(url.utf8)), as: UTF8.self) == key)
    }

    @Test func `bytes that are no text become escapes`() {
        let url = Array("http://example.org/".utf8) + [0xFF, 0x20, 0x80]
        #expect(SURT.key(of: url) == Array("org,example)/%ff%20%80".utf8))
    }
}
