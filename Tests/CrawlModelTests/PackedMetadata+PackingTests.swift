import CrawlTestSupport
import Testing

@testable import CrawlModel

struct PackedMetadataPackingTests {
    @Test func `what a page does not say takes no room`() {
        #expect(PackedMetadata(PageMetadata()) == PackedMetadata())
    }

    @Test func `what is asked for often has a column`() {
        var page = PageMetadata()
        page.description = "about"
        page.language = "en"
        page.canonical = "http://a.test/"
        page.directives = [.nofollow, .noindex]
        page.headings = [.init(level: 2, text: "two"), .init(level: 1, text: "one")]
        page.text.words = 3
        page.text.characters = 11
        page.text.simhash = .max
        let packed = PackedMetadata(page)
        #expect(packed.description == "about" && packed.language == "en")
        #expect(packed.canonical == "http://a.test/" && packed.robots == "noindex,nofollow")
        #expect(packed.heading == "one" && packed.simhash == -1)
        #expect(packed.words == 3 && packed.characters == 11)
    }

    @Test func `all else is one object of JSON`() throws {
        var page = PageMetadata()
        page.keywords = "a \"b\""
        page.alternates = [.init(name: "de", value: "http://a.test/de")]
        page.properties = [.init(name: "og:title", value: "é"), .init(name: "og:type", value: "x")]
        page.headings = [.init(level: 2, text: "two")]
        page.linkedData = ["{\"a\": 1}"]
        let json = try #require(PackedMetadata(page).others)
        let expected = """
            {"keywords":"a \\"b\\"","alternates":[["de","http://a.test/de"]],\
            "properties":[["og:title","é"],["og:type","x"]],"headings":[[2,"two"]],\
            "json_ld":["{\\"a\\": 1}"]}
            """
        #expect(String(decoding: json, as: UTF8.self) == expected)
        #expect(JSONValue(parsing: json) != nil)
    }
}
