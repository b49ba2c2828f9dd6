import CrawlDemo
import CrawlTestSupport
import Testing

struct CommandSitemapTests {
    private static func web() throws -> SmallWeb {
        try SmallWeb { request in
            switch request.target {
            case "/robots.txt": return .text("Sitemap: /map.xml\n")
            case "/": return .html("<a href=/linked>l</a>")
            case "/linked", "/listed": return .html("x")
            case "/map.xml", "/sitemap.xml":
                let date = "<lastmod>2020-05-01</lastmod>"
                return .text("<urlset><url><loc>/listed</loc>\(date)</url></urlset>")
            default: return .text("none\n", status: 404)
            }
        }
    }

    @Test(arguments: [
        ([], ["/", "/linked", "/listed", "/map.xml"]),
        (["--sitemap", "off"], ["/", "/linked"]),
        (["--sitemap", "only"], ["/", "/listed", "/map.xml"]),
        (["--sitemap", "BASE/sitemap.xml"], ["/", "/linked", "/listed", "/sitemap.xml"]),
        (["--sitemap-since", "2021"], ["/", "/linked", "/map.xml"]),
        (["--sitemap-since=2020-05-01"], ["/", "/linked", "/listed", "/map.xml"]),
        (["--depth", "0"], ["/"]),
    ])
    func `sitemaps are read as the words say`(words: [String], targets: [String]) throws {
        try Command.with { crawl throws in
            let web = try Self.web()
            let typed = words.map { $0.hasPrefix("BASE") ? web.base + $0.dropFirst(4) : $0 }
            let ending = try crawl.run(["-q", "-o", "x.sqlite"] + typed + ["\(web.base)/"])
            #expect(ending.isSilent, "\(ending.errors)")
            #expect(web.targets.sorted() == targets)
        }
    }

    @Test(arguments: [
        (
            ["--sitemap", "maybe"],
            "crawl: --sitemap \"maybe\" is none of auto, off, only, a URL of the web"
        ),
        (
            ["--sitemap-since", "soon"],
            "crawl: --sitemap-since \"soon\" is no date such as 2026-01-31"
        ),
    ])
    func `what cannot be meant is said`(words: [String], line: String) throws {
        try Command.with { crawl throws in
            let ending = try crawl.run(words + ["http://127.0.0.1:1/"])
            #expect(ending.status == 2)
            #expect(ending.lines == [line])
            #expect(crawl.files == [])
        }
    }
}
