import Testing

@testable import CrawlModel

struct LinkSourceTests {
    /// Number, element and attribute of every source.
    private static let table = [
        "1 a href", "2 area href", "3 link href", "4 iframe src", "5 frame src", "6 meta content",
        "7 HTTP Location", "8 HTTP Link", "9 HTTP Refresh", "10 HTTP Content-Location",
        "11 HTTP Location", "12 a ping", "13 area ping", "14 frame longdesc",
        "15 iframe longdesc", "16 img src", "17 img srcset", "18 img lowsrc", "19 img longdesc",
        "20 img data-src", "21 img data-srcset", "22 source src", "23 source srcset",
        "24 source data-src", "25 source data-srcset", "26 script src", "27 form action",
        "28 button formaction", "29 input formaction", "30 input src", "31 object data",
        "32 embed src", "33 applet code", "34 applet archive", "35 video src", "36 video poster",
        "37 audio src", "38 track src", "39 body background", "40 table background",
        "41 td background", "42 th background", "43 blockquote cite", "44 q cite", "45 ins cite",
        "46 del cite", "47 html manifest", "48 svg:a href", "49 svg:a xlink:href",
        "50 svg:image href", "51 svg:image xlink:href", "52 svg:use href",
        "53 svg:use xlink:href", "54 style url", "55 style @import", "56 * style", "57 CSS url",
        "58 CSS @import", "59 link href", "60 link imagesrcset",
        "61 item link", "62 entry link", "63 enclosure url", "0 sitemap loc",
    ]

    @Test func `the numbers and names of sources do not change, files hold them`() {
        let rows = LinkSource.allCases.map { "\($0.rawValue) \($0.element) \($0.attribute)" }
        #expect(rows == Self.table)
    }

    @Test func `a set has a bit for every source`() {
        let all = LinkSource.allCases.map { LinkSources($0) }
        #expect(Set(all).count == LinkSource.allCases.count)
        #expect(all.allSatisfy { $0.rawValue.nonzeroBitCount == 1 })
    }

    @Test func `links to documents are followed, assets if asked for, actions never`() {
        let documents: Set<LinkSource> = [
            .a, .area, .iframe, .frame, .metaRefresh, .redirect, .refreshHeader, .svgLink,
            .svgXLink, .feedItem, .feedEntry, .sitemapEntry,
        ]
        let actions: Set<LinkSource> = [
            .aPing, .areaPing, .formAction, .buttonAction, .inputAction, .origin,
        ]
        for source in LinkSource.allCases {
            let isFollowed = FollowPolicy.allCases.map {
                $0.sources.contains(LinkSources(source))
            }
            let isDocument = documents.contains(source)
            #expect(isFollowed == [isDocument, !actions.contains(source)], "\(source)")
        }
    }
}
