import CrawlDemo
import CrawlTestSupport
import Testing

struct CommandOrderTests {
    private static let pages = [
        "/": "<a href=/a></a><a href=/b></a>", "/a": "<a href=/a1></a>", "/a1": "<a href=/a2></a>",
        "/a2": "", "/b": "<a href=/b1></a>", "/b1": "",
    ]
    private static let words = ["-q", "-o", "x.sqlite", "--per-host", "1", "--depth", "inf"]

    @Test(arguments: [
        ("breadth", ["/", "/a", "/b", "/a1", "/b1", "/a2"]),
        ("depth", ["/", "/a", "/a1", "/a2", "/b", "/b1"]),
        ("score", ["/", "/a", "/b", "/a1", "/b1", "/a2"]),
    ])
    func `a host has first what the order says`(order: String, targets: [String]) throws {
        try Command.with { crawl throws in
            let web = try SmallWeb(Self.pages)
            let ending = try crawl.run(Self.words + ["--order", order, web.base])
            #expect(ending.isSilent)
            #expect(web.targets == targets)
        }
    }

    @Test func `a crawl that was stopped goes on in the order of today`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb(Self.pages)
            let words = Self.words + ["--refresh", "never", web.base]
            let stopped = try crawl.run(words + ["--max-pages", "2"])
            #expect(stopped.status == 0, "\(stopped)")
            #expect(try crawl.run(words + ["--order", "depth"]).isSilent)
            #expect(web.targets == ["/", "/a", "/a1", "/a2", "/b", "/b1"])
        }
    }
}
