import CrawlModel
import CrawlTestSupport
import Testing
import URLStandard

@testable import CrawlPacking

struct PlaceListTests {
    private func page() throws -> LinkList {
        var links = LinkList()
        links.obeysNofollow = false
        for (number, place) in Self.places.enumerated() {
            let url = try WebURL(parsing: "http://a.test/\(number)")
            links.append(url.bytes.span, key: URLKey(rawValue: Int64(number + 10)), at: place)
        }
        links.setText(Array("one \"é\"".utf8).span, ofPlace: 0)
        links.note(LinkPlace(.image, position: 90), of: 0)
        links.note(
            LinkPlace(.linkHeader, relation: LinkRelation(parsing: Array("next".utf8).span)),
            of: 1
        )
        return links
    }

    private static let places = [
        LinkPlace(.a, position: 5), LinkPlace(.script, position: 20), LinkPlace(.a, position: 30),
        LinkPlace(.area, relation: .nofollow, position: 40), LinkPlace(.refreshHeader),
    ]

    @Test func `links, others and places are written in their order`() throws {
        let list = PlaceList(try page(), keepsPlaces: true)
        #expect(String(decoding: list.links, as: UTF8.self) == "[10,12,13,14]")
        #expect(String(decoding: list.assets, as: UTF8.self) == "[11]")
        let expected = """
            [[[10,5,"one \\"é\\""],[12,30],[13,40,"",2,"nofollow"],[14,null,"",9],[10,90,"",16]],\
            [[11,20,"",26],[11,null,"",8,"next"]]]
            """
        #expect(String(decoding: list.places, as: UTF8.self) == expected)
        #expect(JSONValue(parsing: list.places) != nil)
    }

    @Test func `without places the links are the same`() throws {
        let with = PlaceList(try page(), keepsPlaces: true)
        let without = PlaceList(try page(), keepsPlaces: false)
        #expect(with.links == without.links && with.assets == without.assets)
    }

    @Test func `an empty page has empty lists`() {
        let list = PlaceList(LinkList(), keepsPlaces: true)
        #expect(
            [list.links, list.assets, list.places].map { String(decoding: $0, as: UTF8.self) }
                == ["[]", "[]", "[[],[]]"]
        )
    }
}
