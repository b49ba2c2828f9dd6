import Testing
import URLStandard

@testable import CrawlModel

struct LinkListTests {
    private func list(_ links: [(String, LinkSource)]) throws -> LinkList {
        var list = LinkList()
        for (text, source) in links {
            let url = try WebURL(parsing: text)
            list.append(url, key: URLKey(of: url), source: source)
        }
        return list
    }

    @Test func `an empty list has no links`() {
        #expect(LinkList().isEmpty)
        #expect(LinkList().count == 0)
        #expect(LinkList().placeCount == 0)
    }

    @Test func `every link keeps its key, its place and its spelling`() throws {
        let texts = ["http://a.test/", "http://a.test/bb?c", "https://c.test:8080/%20"]
        let sources: [LinkSource] = [.a, .metaRefresh, .link]
        let list = try list(Array(zip(texts, sources)))
        #expect(!list.isEmpty && list.count == 3 && list.placeCount == 3)
        for index in 0..<list.count {
            #expect(Array(list.spelling(at: index)) == Array(texts[index].utf8))
            #expect(list.key(at: index) == URLKey(of: try WebURL(parsing: texts[index])))
            #expect(list.sources(at: index) == LinkSources(sources[index]))
            #expect(list.firstPlace(of: index) == index)
            #expect(list.place(index) == LinkPlace(sources[index]))
            #expect(list.target(ofPlace: index) == index)
        }
    }

    @Test func `a further place belongs to its URL and may make it one that is followed`() throws {
        var list = try list([("http://a.test/", .image), ("http://b.test/", .a)])
        #expect([0, 1].map { list.isFollowed(at: $0) } == [false, true])
        list.note(LinkPlace(.area, relation: .canonical, position: 7), of: 0)
        #expect(list.count == 2 && list.placeCount == 3)
        #expect(list.place(2) == LinkPlace(.area, relation: .canonical, position: 7))
        #expect(list.target(ofPlace: 2) == 0 && list.firstPlace(of: 0) == 0)
        #expect(list.isFollowed(at: 0))
    }

    @Test func `a place like an earlier one of its URL is no new place`() throws {
        var list = try list([("http://a.test/", .a)])
        let other = list.noteRepeat(of: LinkPlace(.image), of: 0)
        #expect(!other && !list.has(.image, at: 0))
        let alike = list.noteRepeat(of: LinkPlace(.a, relation: .nofollow), of: 0)
        #expect(alike && list.placeCount == 1 && list.isFollowed(at: 0))
        #expect(list.openPlace(of: .a, at: 0) == 0 && list.openPlace(of: .image, at: 0) == nil)
        list.setText(Array("known".utf8).span, ofPlace: 0)
        #expect(list.openPlace(of: .a, at: 0) == nil)
    }

    @Test func `one place that does not say nofollow is enough, whenever it comes`() throws {
        var list = LinkList()
        let url = try WebURL(parsing: "http://a.test/")
        let place = LinkPlace(.a, relation: .nofollow)
        list.append(url.bytes.span, key: URLKey(of: url), at: place)
        #expect(!list.isFollowed(at: 0))
        var isKnown = list.noteRepeat(of: place, of: 0)
        #expect(isKnown && !list.isFollowed(at: 0))
        isKnown = list.noteRepeat(of: LinkPlace(.a), of: 0)
        #expect(isKnown && list.isFollowed(at: 0))
    }

    @Test func `what is followed is the policy's choice, but for what acts`() throws {
        var list = try list([
            ("http://a.test/", .a), ("http://b.test/", .script), ("http://c.test/", .formAction),
        ])
        #expect((0..<3).map { list.isFollowed(at: $0) } == [true, false, false])
        list.followed = FollowPolicy.assets.sources
        #expect((0..<3).map { list.isFollowed(at: $0) } == [true, true, false])
    }

    @Test func `texts belong to places, whatever the order in which they come`() throws {
        var list = try list([("http://a.test/", .a), ("http://b.test/", .a)])
        list.setText(Array("second".utf8).span, ofPlace: 1)
        list.setText(Array("first".utf8).span, ofPlace: 0)
        let texts = (0..<2).map { number in
            let bytes = list.text(ofPlace: number)
            return String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
        }
        #expect(texts == ["first", "second"])
        list.removeAll()
        #expect(list == LinkList())
    }

    @Test func `nofollow holds where every place says it, or the page does`() throws {
        var list = LinkList()
        for (number, relations) in [[LinkRelation.nofollow], [[.nofollow], []], [[]]].enumerated() {
            let url = try WebURL(parsing: "http://a.test/\(number)")
            let places = relations.map { LinkPlace(.a, relation: $0) }
            list.append(url.bytes.span, key: URLKey(of: url), at: places[0])
            for place in places.dropFirst() { list.noteSource(of: place, of: number) }
        }
        let image = try WebURL(parsing: "http://a.test/i")
        list.append(image, key: URLKey(of: image), source: .image)
        #expect((0..<4).map { list.obstacle(at: $0) } == [.nofollow, nil, nil, .notFollowed])
        list.isWithheld = true
        #expect((0..<3).allSatisfy { list.obstacle(at: $0) == .nofollow })
        #expect(list.obstacle(at: 3) == .notFollowed)
        list.obeysNofollow = false
        #expect((0..<3).allSatisfy { list.isFollowed(at: $0) } && !list.isFollowed(at: 3))
    }
}
