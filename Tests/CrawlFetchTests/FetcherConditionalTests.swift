import CrawlDemo
import CrawlModel
import CrawlTestSupport
import Linux
import Synchronization
import Testing

@testable import CrawlFetch

/// Requests for a page that is known already: only a changed one comes again.
@Suite(.tags(.loopback))
struct FetcherConditionalTests {
    private static let date = "Sun, 06 Nov 1994 08:49:37 GMT"

    /// A server of one page, as RFC 9110, section 13.2.2, wants it.
    private final class KnownPage: Sendable {
        private let heads = Mutex<[DemoRequest]>([])
        private let entityTag: String

        init(entityTag: String = "\"v1\"") {
            self.entityTag = entityTag
        }

        var requests: [DemoRequest] { heads.withLock(\.self) }

        func answer(_ request: DemoRequest) -> DemoResponse {
            heads.withLock { $0.append(request) }
            let isKnown =
                request.field("If-None-Match").map { $0 == entityTag }
                ?? (request.field("If-Modified-Since") == date)
            var answer = isKnown ? DemoResponse(status: 304) : .text("whole")
            answer.fields += [.init("ETag", entityTag), .init("Last-Modified", date)]
            return answer
        }
    }

    private static func visit(
        _ url: String,
        _ entityTag: String?,
        _ lastModified: String?
    ) throws -> Visit {
        var visit = try Visit.sample(url)
        let validators = Validators(entityTag: entityTag, lastModified: lastModified)
        visit.earlier = EarlierAnswer(validators: validators)
        return visit
    }

    private static func pages(_ visits: [Visit]) throws -> [FetchedPage] {
        let results = try LoopbackPool().run { fetcher in
            var results: [FetchResult] = []
            for visit in visits { results.append(await fetcher.fetch(visit)) }
            return results
        }
        return results?.compactMap(\.page) ?? []
    }

    @Test(
        arguments: [
            ("\"v1\"", nil, 304), (nil, date, 304), ("\"v1\"", "another", 304),
            ("\"v0\"", date, 200), ("\"v0\"", nil, 200), (nil, "another", 200), (nil, nil, 200),
            ("W/\"v1\"", nil, 200),
        ] as [(String?, String?, Int)]
    )
    func `a page comes only where it is not the one that is known`(
        entityTag: String?,
        lastModified: String?,
        status: Int
    ) throws {
        let known = KnownPage()
        let web = try LoopbackWeb { known.answer($0) }
        let visit = try Self.visit(web.base, entityTag, lastModified)
        let page = try #require(try Self.pages([visit]).first)
        #expect(page.status == status)
        #expect(page.body == (status == 304 ? [] : Array("whole".utf8)))
        #expect(page.visit.earlier == visit.earlier)
        #expect(page.fields.first("ETag") == "\"v1\"")
        let request = known.requests.first
        #expect(request?.field("If-None-Match") == entityTag)
        #expect(request?.field("If-Modified-Since") == lastModified)
    }

    @Test func `what one request asks the next one does not`() throws {
        let known = KnownPage()
        let web = try LoopbackWeb { known.answer($0) }
        let plain = try Visit.sample(web.base)
        let asking = try Self.visit(web.base, "\"v1\"", Self.date)
        let pages = try Self.pages([plain, asking, plain, asking, asking, plain])
        #expect(pages.map(\.status) == [200, 304, 200, 304, 304, 200])
        let asked = known.requests.map { $0.field("If-None-Match") }
        #expect(asked == [nil, "\"v1\"", nil, "\"v1\"", "\"v1\"", nil])
    }

    @Test(arguments: [
        "", "a\r\nHost: b", "a\nb", "a\u{0}b", "a\u{7F}", "\t",
        String(repeating: "a", count: 1_025),
    ])
    func `what would not stay in its line is not sent back`(value: String) throws {
        let known = KnownPage()
        let web = try LoopbackWeb { known.answer($0) }
        let visit = try Self.visit(web.base, value, value)
        #expect(try Self.pages([visit]).map(\.status) == [200])
        #expect(known.requests.count == 1)
        let head = String(decoding: known.requests.first?.head ?? [], as: UTF8.self)
        #expect(!head.contains("If-"))
    }

    @Test(arguments: [
        "\"é\"", "W/\"a b\"", "bare", "\"" + String(repeating: "a", count: 1_022) + "\"",
    ])
    func `what a server wrote comes back as it was`(entityTag: String) throws {
        let known = KnownPage(entityTag: entityTag)
        let web = try LoopbackWeb { known.answer($0) }
        let first = try #require(try Self.pages([.sample(web.base)]).first)
        let tag = try #require(first.fields.first("ETag"))
        #expect(try Self.pages([Self.visit(web.base, tag, nil)]).map(\.status) == [304])
    }

    @Test(.enabled(if: NginxServer.isInstalled))
    func `nginx says what has not changed, and gives what has`() throws {
        try TemporaryDirectory.with { directory in
            for name in ["one", "other"] {
                let file = try FileDescriptor.open("\(directory)/\(name).html", for: .creating)
                try file.writeAll(Array(name.utf8))
            }
            let server = try NginxServer(root: directory, directory: directory)
            let url = server.url + "one.html"
            let fields = try #require(try Self.pages([.sample(url)]).first?.fields)
            let (tag, date) = (fields.first("ETag"), fields.first("Last-Modified"))
            let visits = try [(tag, nil), (nil, date), (tag, date)].map {
                try Self.visit(url, $0.0, $0.1)
            }
            #expect(try Self.pages(visits).map(\.status) == [304, 304, 304])
            let other = try Self.visit(server.url + "other.html", tag, nil)
            let page = try #require(try Self.pages([other]).first)
            #expect(page.status == 200)
            #expect(page.body == Array("other".utf8))
        }
    }
}
