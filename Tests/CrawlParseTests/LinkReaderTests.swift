import CrawlModel
import Testing
import URLStandard

@testable import CrawlParse

struct LinkReaderTests {
    /// The places of a page: element, attribute, path, relation, text.
    private func places(of html: String, fields: String = "") throws -> [String] {
        var parser = PageParser()
        let source = PageSource(
            url: try WebURL(parsing: "http://h.test/d/p"),
            fields: HTTPFields(bytes: Array(fields.utf8))
        )
        return parser.parse(Array(html.utf8), from: source).links.described
    }

    private static let elements: [(String, [String])] = [
        ("<a href=1 ping='2  3'>x</a>", ["a ping 2", "a ping 3", "a href 1 'x'"]),
        ("<area href=1 alt=x ping=2>", ["area ping 2", "area href 1 'x'"]),
        ("<link rel='Icon mine' href=1>", ["link href 1 (icon)"]),
        ("<link rel=preconnect href=//o.test>", ["link href http://o.test/ (preconnect)"]),
        (
            "<link rel=preload as=image imagesrcset='1 1x, 2 2x'>",
            ["link imagesrcset 1", "link imagesrcset 2"]
        ),
        ("<iframe src=1 longdesc=2></iframe>", ["iframe src 1", "iframe longdesc 2"]),
        ("<frameset><frame src=1 longdesc=2>", ["frame src 1", "frame longdesc 2"]),
        (
            "<img src=1 alt=' x  y ' srcset='2 1x, 3 2x' lowsrc=4 longdesc=5>",
            ["img src 1 'x y'", "img srcset 2", "img srcset 3", "img lowsrc 4", "img longdesc 5"]
        ),
        ("<image src=1>", ["img src 1"]),
        ("<img data-src=1 data-srcset=2>", ["img data-src 1", "img data-srcset 2"]),
        (
            "<source src=1 srcset='2,' data-src=3 data-srcset='4'>",
            ["source src 1", "source data-src 3", "source srcset 2", "source data-srcset 4"]
        ),
        ("<script src=1></script>", ["script src 1"]),
        (
            "<form action=1><button formaction=2><input src=3 alt=x formaction=4>",
            ["form action 1", "button formaction 2", "input src 3 'x'", "input formaction 4"]
        ),
        ("<object data=1></object><embed src=2>", ["object data 1", "embed src 2"]),
        (
            "<applet code=1 archive='2, 3'>",
            ["applet code 1", "applet archive 2", "applet archive 3"]
        ),
        ("<applet code=1 codebase=2>", []),
        (
            "<video src=1 poster=2><track src=3></video><audio src=4>",
            ["video src 1", "video poster 2", "track src 3", "audio src 4"]
        ),
        (
            "<body background=1><table background=2><td background=3><th background=4>",
            ["body background 1", "table background 2", "td background 3", "th background 4"]
        ),
        (
            "<blockquote cite=1><q cite=2><ins cite=3><del cite=4>",
            ["blockquote cite 1", "q cite 2", "ins cite 3", "del cite 4"]
        ),
        ("<html manifest=1>", ["html manifest 1"]),
        ("<meta http-equiv=refresh content='1; url=1'>", ["meta content 1"]),
        (
            "<svg><a href=1>x</a><a xlink:href=2>y</a></svg>",
            ["svg:a href 1 'x'", "svg:a xlink:href 2 'y'"]
        ),
        (
            "<svg><image href=1 xlink:href=2 /><use href='3#x'/><use xlink:href=4 /></svg>",
            [
                "svg:image href 1", "svg:image xlink:href 2", "svg:use href 3",
                "svg:use xlink:href 4",
            ]
        ),
        ("<style>@import '1';a{b:url(2)}</style>", ["style @import 1", "style url 2"]),
        ("<p style='a:url(1)'><b style='a:url(&quot;2&quot;)'>", ["* style 1", "* style 2"]),
        ("<svg><g style='a:url(1)'/></svg>", ["* style 1"]),
    ]

    @Test(arguments: elements)
    func `every source of a document is read`(html: String, expected: [String]) throws {
        #expect(try places(of: html) == expected)
    }

    @Test(arguments: [
        "<img src=''>", "<img src=data:,x>", "<a href=javascript:1>", "<a href=mailto:x@h.test>",
        "<a name=x>", "<script>'<a href=1>'</script>", "<!-- <a href=1> -->",
        "<textarea><a href=1></textarea>", "<p cite=1 background=2>", "<style>/* url(1) */</style>",
        "<img srcset=','>", "<input type=text value=1>", "<meta name=refresh content='0;url=1'>",
    ])
    func `what is no URL to request is no link`(html: String) throws {
        #expect(try places(of: html) == [])
    }

    @Test(arguments: [
        ("<a href=1> one <b>two</b>\n&amp; <!-- no -->three </a>four", "one two & three"),
        ("<a href=1>x<br>y<img alt='a  b'>z</a>", "x y a b z"),
        ("<a href=1>x<script>no</script><style>no</style>y", "xy"),
        ("<a href=1>x<a href=2>y</a>", "x"), ("<a href=1><p>x</p><p>y</p></a>", "x y"),
        ("<p><a href=1>x</p>y</a>", "x y"), ("<a href=1>ä\u{3000}漢</a>", "ä\u{3000}漢"),
        ("<a href=1></a><a href=1>later</a>", "later"), ("<a href=1>x</a>y<a href=1>z</a>", "x"),
    ])
    func `the text of a link is all that is seen of it`(html: String, text: String) throws {
        let links = try places(of: html)
        #expect(links.first == "a href 1 '\(text)'")
    }

    @Test func `the text of a link ends at 256 bytes, between characters`() throws {
        let text = String(repeating: "漢", count: 100)
        let links = try places(of: "<a href=1>\(text)</a><a href=2>x</a>")
        #expect(links == ["a href 1 '\(text.prefix(85))'", "a href 2 'x'"])
    }

    @Test func `a place is where its tag begins, in bytes of the body`() throws {
        var parser = PageParser()
        let url = try WebURL(parsing: "http://h.test/d/p")
        let html = "\u{FEFF}ä<a href=1>x</a><p style='a:url(2)'><style>b{c:url(3)}</style>"
        let links = parser.parse(Array(html.utf8), at: url).links
        let positions = (0..<links.placeCount).map { links.place($0).position }
        let bytes = Array(html.utf8)
        let expected = ["<a", "2)", "3)"].map { mark in
            bytes.indices.first { bytes[$0...].starts(with: mark.utf8) }
        }
        #expect(positions == expected)
    }

    @Test func `fields are read before the page, and relative to the answer, not to its base`()
        throws
    {
        let fields = """
            Link: <1>; rel=next, <2>; rel="preload"\r
            Refresh: 5; url=3\r
            Content-Location: 4\r
            Location: 5\r

            """
        #expect(
            try places(of: "<base href=/e/><a href=6>", fields: fields) == [
                "HTTP Link 1 (next)", "HTTP Link 2 (preload)", "HTTP Refresh 3",
                "HTTP Content-Location 4", "HTTP Location 5", "a href http://h.test/e/6",
            ]
        )
    }

    @Test func `a style sheet is read like a page`() throws {
        var parser = PageParser()
        let source = PageSource(url: try WebURL(parsing: "http://h.test/d/p"))
        let sheet = Array("@import '1'; a { b: url(2) } c { d: url( \"3&amp;\" ) }".utf8)
        let links = parser.parse(styleSheet: sheet, from: source).links
        #expect(links.described == ["CSS @import 1", "CSS url 2", "CSS url 3&amp;"])
    }
}

extension LinkList {
    /// Every place in words; URLs below `http://h.test/d/` are told by their last part.
    var described: [String] {
        (0..<placeCount).map { number in
            let place = place(number)
            let url = String(decoding: spelling(at: target(ofPlace: number)), as: UTF8.self)
            let name = url.hasPrefix("http://h.test/d/") ? String(url.dropFirst(16)) : url
            var words: [UInt8] = []
            place.relation.append(to: &words)
            let relation = words.isEmpty ? "" : " (\(String(decoding: words, as: UTF8.self)))"
            let bytes = text(ofPlace: number)
            let text = String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
            let names = "\(place.source.element) \(place.source.attribute) \(name)"
            return names + relation + (text.isEmpty ? "" : " '\(text)'")
        }
    }
}
