import Testing
import URLStandard

@testable import CrawlPoliteness

struct AllotmentBookTests {
    private let news: WebURL
    private let home: WebURL

    init() throws {
        news = try WebURL(parsing: "http://a.test/news/1")
        home = try WebURL(parsing: "http://a.test/")
    }

    private func book(_ prefixes: String..., rules: [Int?] = [nil]) throws -> AllotmentBook {
        AllotmentBook(
            try prefixes.map { try #require(PrefixLimit(parsing: $0)) },
            rules: rules.enumerated().map { (name: "rule \($0)", pages: $1) }
        )
    }

    /// Charges a page; false where it has to wait or has no room.
    private func take(
        _ id: UInt32,
        _ url: WebURL,
        on host: Int = 0,
        by rules: [Int] = [],
        from book: inout AllotmentBook
    ) -> Bool {
        guard case .free(let charge) = book.room(for: url, on: host, by: rules) else {
            return false
        }
        book.reserve(charge, for: id)
        return true
    }

    @Test func `a path is counted on each host for itself, a URL everywhere`() throws {
        var book = try book("/news/=1")
        #expect(take(1, news, from: &book))
        #expect(!take(2, news, from: &book))
        #expect(take(3, home, from: &book))
        #expect(take(4, news, on: 1, from: &book))
        var other = try self.book("http://a.test/news/=1")
        #expect(take(1, news, from: &other))
        #expect(!take(2, news, on: 1, from: &other))
    }

    @Test func `what is on its way is reserved, and who waits for it is called`() throws {
        var book = try book("/news/=1")
        #expect(take(1, news, from: &book))
        guard case .pledged(let places) = book.room(for: news, on: 0, by: []) else {
            Issue.record("nothing is pledged")
            return
        }
        book.park(0, at: places)
        #expect(book.settle(1, isStored: false) == [0])
        #expect(book.settle(1, isStored: true).isEmpty)
        #expect(take(2, news, from: &book))
        #expect(book.settle(2, isStored: true).isEmpty)
        #expect(book.room(for: news, on: 0, by: []) == .spent("max-pages-below /news/=1"))
    }

    @Test func `of rules one with room is enough`() throws {
        var book = try book(rules: [1, 2, nil])
        #expect(take(1, home, by: [0], from: &book))
        #expect(!take(2, home, by: [0], from: &book))
        // It is charged to the second alone: the first has no room.
        #expect(take(2, home, by: [0, 1], from: &book))
        _ = book.settle(1, isStored: true)
        #expect(book.room(for: home, on: 0, by: [0]) == .spent("rule 0"))
        _ = book.settle(2, isStored: true)
        #expect(take(3, home, by: [0, 1], from: &book))
        _ = book.settle(3, isStored: true)
        #expect(book.room(for: home, on: 0, by: [0, 1]) == .spent("rule 0"))
        #expect(take(4, home, by: [0, 1, 2], from: &book))
    }

    @Test func `what earlier runs stored counts`() throws {
        var book = try book("/news/=2", rules: [3])
        for _ in 0..<2 { book.restore(news, on: 0, by: [0]) }
        #expect(book.room(for: news, on: 0, by: [0]) == .spent("max-pages-below /news/=2"))
        #expect(take(1, home, by: [0], from: &book))
        #expect(!take(2, home, by: [0], from: &book))
    }

    @Test(arguments: ["/a", "/a=", "/a=0", "/a=-1", "/a=x", "a/=1", "ftp://a/=1", "=1", ""])
    func `what is no limit is refused`(text: String) {
        #expect(PrefixLimit(parsing: text) == nil)
    }

    @Test(arguments: [
        ("/news/=1", true), ("/news/1=1", true), ("/ne=1", true), ("/News/=1", false),
        ("/?a=b=1", false), ("http://a.test/=1", true), ("HTTP://A.test:80=1", true),
        ("https://a.test/=1", false), ("http://a.test/news/2=1", false),
    ])
    func `a prefix is one of the URL as it is asked for`(text: String, isOne: Bool) throws {
        #expect(try #require(PrefixLimit(parsing: text)).concerns(news) == isOne)
    }
}
