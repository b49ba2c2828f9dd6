import CrawlDemo
import CrawlTestSupport
import Testing

struct CommandCatTests {
    private static let page =
        "<title>home</title><a href=/@7>a</a>" + String(repeating: "<p>text</p>\n", count: 9_000)
    private let web: SmallWeb

    init() throws {
        web = try SmallWeb(["/": Self.page, "/@7": "<title>seven</title>"])
    }

    @Test func `a body is printed as the server sent it`() throws {
        try Command.with { crawl throws in
            try #require(try crawl.run("-q", web.base).isSilent)
            for address in [web.base, web.base + "/", web.base + "/@1", web.base + "/#end"] {
                let ending = try crawl.run("cat", address)
                #expect(ending.status == 0 && ending.errors.isEmpty)
                #expect(ending.output == Self.page, "\(address)")
            }
            let bare = String(web.base.dropFirst("http://".utf8.count))
            #expect(try crawl.run("cat", bare + "/@1").output == Self.page)
            #expect(try crawl.run("history", bare + "/").output.contains("  home\n"))
            #expect(try crawl.run("cat", web.base + "/@7").output == "<title>seven</title>")
            #expect(try crawl.run("cat", web.base + "/@7@1").output == "<title>seven</title>")
            let missing = try crawl.run("cat", web.base + "/@7@9")
            #expect(missing.status == 2)
            #expect(missing.errors.hasSuffix(": there is no run 9\n"))
        }
    }

    @Test func `what is not there is said in one line, and is no result`() throws {
        try Command.with { crawl throws in
            try #require(try crawl.run("-q", "-o", "x.sqlite", "--store=none", web.base).isSilent)
            let absent = try crawl.run("cat", web.base + "/", "x.sqlite")
            #expect(absent.status == 4 && absent.output.isEmpty)
            #expect(absent.errors == "crawl: x.sqlite has no body of \"\(web.base)/\"\n")
            let unknown = try crawl.run("cat", "http://a.example/", "x.sqlite")
            #expect(unknown.status == 4)
            #expect(unknown.errors == "crawl: x.sqlite does not know \"http://a.example/\"\n")
            let wrong = try crawl.run("cat", "nothing", "x.sqlite")
            #expect(wrong.status == 2 && wrong.errors == "crawl: \"nothing\" is no URL\n")
            #expect(try crawl.run("cat", web.base).status == 2)
            #expect(try crawl.run("cat").errors == "crawl: cat lacks its URL\n")
        }
    }

    @Test func `a full disk is a failure, a closed pipe is none of ours`() throws {
        try Command.with { crawl throws in
            try #require(try crawl.run("-q", web.base).isSilent)
            var full = crawl
            full.prefix = ["sh", "-c", #"exec "$@" >/dev/full"#, "sh"]
            let ending = try full.run("cat", web.base)
            #expect(ending.status == 5 && ending.lines.count == 1)
            var piped = crawl
            piped.prefix = ["sh", "-c", #""$@" | head -c 7"#, "sh"]
            let head = try piped.run("cat", web.base)
            #expect(head.output == "<title>" && head.errors.isEmpty)
        }
    }
}
