import Testing

@testable import URLStandard

struct WebURLRereadingTests {
    @Test(arguments: [
        "http://a", "https://a/", "http://a:81", "http://a/b:c@d", "http://a/?b?c", "http://a?b/c",
        "http://a/b#c?d", "http://a/b?c#d#e", "http://[::1]/", "http://[::1]:8/x?y",
        "http://u@a/", "http://u:p@a:1/b", "https://a:8443/b/../c?d:e", "http://1.2.3.4:80/x",
        "ftp://a/b", "mailto:a@b", "ws://a/b", "file:///a", "x:y", "http://a/%41?%7E#%",
    ])
    func `a URL that is read again is the same in all its parts`(text: String) throws {
        let url = try WebURL(parsing: text)
        let embedded = [0x2F] + url.bytes + [0x2F]
        let again = try #require(WebURL(rereading: embedded[1...url.bytes.count]))
        #expect(again == url && again.parts == url.parts)
    }

    @Test func `bytes that are no serialisation do not trap`() {
        let texts = [
            "", "h", "http", "http:", "http://", "http:///", "https//////", "httpx://a/b/c",
            "http://////a", "http://:::/#?#?", "http:#######", "https:?????????/",
        ]
        for text in texts {
            for length in 0...text.utf8.count {
                let url = WebURL(rereading: Array(text.utf8.prefix(length))[...])
                #expect(url.map { $0.bytes.count >= $0.parts.fragmentStart } ?? true)
                _ = url.map { ($0.hostname, $0.port, $0.path, $0.query, $0.target.count) }
            }
        }
    }
}
