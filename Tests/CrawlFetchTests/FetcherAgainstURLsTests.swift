import CrawlModel
import CrawlTestSupport
import Testing
import URLStandard

@testable import CrawlFetch

/// URLs that try to be more than one line of a request.
@Suite(.tags(.loopback))
struct FetcherAgainstURLsTests {
    private static let tricks = [
        "/a b", "/a\r\nX: y", "/a\rX: y", "/a\nX: y", "/a\tb", "/a\u{0}b", "/a\u{7F}b",
        "/a HTTP/1.1\r\nHost: evil\r\n\r\nGET /b", "/?a b", "/?a\r\nX: y", "/?a\u{0}b", "/?\u{1F}",
        "/?a\u{85}b", "/?\u{2028}", "/ü?ü", "/%0d%0aX:%20y", "/%00", "/?%0d%0a", "/a\\b",
        "/\"<>`{}",
        "/?'\"<>", "/a\u{FEFF}", "/..%2f\r\n/", "/;a=\r\nb", "/|^[]", "/#\r\nX: y", "/a\u{B}b",
    ]
    private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab"

    /// The request's target, if the request is one and nothing was put into it.
    private static func target(of request: String?, host: String) -> String? {
        let lines = request?.split(separator: "\r\n").map(String.init) ?? []
        let names = lines.dropFirst().map { String($0.prefix { $0 != ":" }) }
        guard names.sorted() == ["Accept", "Accept-Encoding", "Host", "User-Agent"],
            lines.contains("Host: \(host)")
        else { return nil }
        let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, words[0] == "GET", words[2] == "HTTP/1.1" else { return nil }
        let target = words[1]
        return target.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? String(target) : nil
    }

    @Test(arguments: tricks)
    func `F13: a link's bytes never leave the line of the request`(trick: String) throws {
        let web = try HostileWeb(Self.answer)
        let url = try WebURL(parsing: "http://127.0.0.1:\(web.port)" + trick)
        let page = try LoopbackPool().fetch(url.description)?.page
        #expect(page?.status == 200)
        #expect(web.requests.count == 1)
        let target = Self.target(of: web.requests.first, host: "127.0.0.1:\(web.port)")
        #expect(target.map { Array($0.utf8) } == Array(url.withoutFragment.target))
    }

    @Test(arguments: tricks.filter { !$0.contains("\n") && !$0.contains("\r\n") })
    func `F13: nor do those of a redirect`(trick: String) throws {
        let web = try HostileWeb { request, number in
            number == 1
                ? .answer("HTTP/1.1 302 Found\r\nLocation: \(trick)\r\nContent-Length: 0\r\n\r\n")
                : .answer(Self.answer)
        }
        let first = try #require(try LoopbackPool().fetch(web.url))
        guard let page = first.page else {
            // A zero byte in a field is no HTTP.
            return #expect(trick.contains("\u{0}") && first.failure?.outcome == .badHTTP)
        }
        let location = try #require(page.fields.first("Location"))
        let next = try WebURL(parsing: Array(location.utf8).span, against: page.visit.url)
        #expect(try LoopbackPool().fetch(next.description)?.page?.status == 200)
        #expect(web.requests.count == 2)
        let target = Self.target(of: web.requests.last, host: "127.0.0.1:\(web.port)")
        #expect(target.map { Array($0.utf8) } == Array(next.withoutFragment.target))
    }
}
