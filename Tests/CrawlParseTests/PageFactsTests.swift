import CrawlModel
import Testing
import URLStandard

@testable import CrawlParse

struct PageFactsTests {
    private func metadata(of html: String, fields: String = "") throws -> PageMetadata {
        var parser = PageParser(agent: "crawl")
        let source = PageSource(
            url: try WebURL(parsing: "http://h.test/d/p"),
            fields: HTTPFields(bytes: Array(fields.utf8))
        )
        return parser.parse(Array(html.utf8), from: source).metadata
    }

    @Test func `a page says what it is about`() throws {
        let page = try metadata(
            of: """
                <html lang=en-GB><meta name=Description content='  one\n two &amp; three '>
                <meta name=description content=later><meta name=keywords content='a, b'>
                <meta property=og:title content=T><meta property=og:image content=/i>
                <meta name=twitter:card content=c><meta property=fb:id content=1>
                """
        )
        #expect(page.description == "one two & three")
        #expect(page.keywords == "a, b")
        #expect(page.language == "en-GB")
        #expect(page.properties.map(\.name) == ["og:title", "og:image", "twitter:card"])
        #expect(page.properties.map(\.value) == ["T", "/i", "c"])
    }

    @Test(arguments: [
        ("<link rel=canonical href=c>", "", "http://h.test/d/c"),
        ("<base href=/b/><link rel='x CANONICAL' href='c#f'>", "", "http://h.test/b/c#f"),
        ("<link rel=canonical href=1><link rel=canonical href=2>", "", "http://h.test/d/1"),
        ("", "Link: <n>; rel=next, <c>; rel=\"canonical\"\r\n", "http://h.test/d/c"),
        ("<base href=/b/>", "Link: <c>; rel=canonical\r\n", "http://h.test/d/c"),
        ("<link rel=canonical href=1>", "Link: <2>; rel=canonical\r\n", "http://h.test/d/1"),
    ])
    func `a page's own URL is that of its element, else of its field`(
        html: String,
        fields: String,
        url: String
    ) throws {
        #expect(try metadata(of: html, fields: fields).canonical == url)
    }

    @Test func `versions in other languages are kept with their URLs`() throws {
        let page = try metadata(
            of: """
                <link rel=alternate hreflang=de href=/de><link rel=alternate href=/feed>
                <link rel=alternate hreflang=x-default href=mailto:a><link hreflang=fr href=/fr>
                """
        )
        #expect(page.alternates == [.init(name: "de", value: "http://h.test/de")])
        #expect(page.canonical == nil)
    }

    @Test func `what is asked of everybody and of us counts together`() throws {
        let html = """
            <meta name=robots content=noindex><meta name=Crawl content=nofollow>
            <meta name=otherbot content=noarchive>
            """
        #expect(try metadata(of: html).directives == [.noindex, .nofollow])
        let fields = "X-Robots-Tag: otherbot: none\r\nx-robots-tag: nosnippet\r\n"
        #expect(
            try metadata(of: html, fields: fields).directives.text == "noindex,nofollow,nosnippet"
        )
    }

    @Test func `headings keep their level and their words`() throws {
        let page = try metadata(
            of: "<h1>a <b>b</b><br>c</h1><h2>d<svg><title>e</title></svg></h2><h3> </h3><h6>f"
        )
        #expect(page.headings.map(\.level) == [1, 2, 6])
        #expect(page.headings.map(\.text) == ["a b c", "d", "f"])
    }

    @Test func `blocks of JSON-LD are kept as they stand`() throws {
        let page = try metadata(
            of: """
                <script type=application/ld+json> {"a": "<&amp;"} </script><script>no</script>
                <script type='Application/LD+JSON; charset=utf-8'>[1]</script>
                <script type=application/json>{}</script>
                """
        )
        #expect(page.linkedData == ["{\"a\": \"<&amp;\"}", "[1]"])
    }

    @Test func `what is kept of a page is bounded`() throws {
        let many = (0..<2_000).map { number in
            """
            <meta property=og:\(number) content=x><h1>\(number)</h1>\
            <link rel=alternate hreflang=a href=\(number)>\
            <script type=application/ld+json>[\(number)]</script>
            """
        }
        let page = try metadata(of: many.joined())
        #expect(page.properties.count == MetaCollector.maximumPropertyCount)
        #expect(page.headings.count == HeadingCollector.maximumCount)
        #expect(page.alternates.count == RelationCollector.maximumCount)
        #expect(page.linkedData.count == LinkedDataCollector.maximumCount)
        let long = String(repeating: "ä ", count: 100_000)
        let other = try metadata(of: "<meta name=description content='\(long)'><h1>\(long)</h1>")
        #expect((other.description?.utf8.count ?? 0) <= MetaCollector.maximumTextCount)
        #expect((other.headings.first?.text.utf8.count ?? 0) <= HeadingCollector.maximumTextCount)
    }

    @Test func `a parser forgets one page before the next`() throws {
        var parser = PageParser(agent: "crawl")
        let url = try WebURL(parsing: "http://h.test/")
        let html = """
            <html lang=a><meta name=robots content=none><h1>a</h1><link rel=canonical href=/>
            <script type=application/ld+json>1</script><meta name=description content=a><title>a
            """
        _ = parser.parse(Array(html.utf8), at: url)
        #expect(parser.parse([], at: url).metadata == PageMetadata())
    }
}
