import CrawlTestSupport
import Testing

/// What people export as archives and graphs, as they type it.
@Suite(.timeLimit(.minutes(5)))
struct CommandArchiveTests {
    private static let pages = [
        "/": "<title>home</title><a href=/a>a</a><a href=/b>b</a>", "/a": "<p>caf\u{E9}</p>",
        "/b": "<p>caf\u{E9}</p>",
    ]

    private func afterCrawl(_ body: (Command, SmallWeb) throws -> Void) throws {
        let web = try SmallWeb(Self.pages)
        try Command.with { crawl in
            #expect(try crawl.run("-q", "-o", "x.sqlite", web.base + "/").status == 0)
            try body(crawl, web)
        }
    }

    @Test func `an archive gives back what was served`() throws {
        try afterCrawl { crawl, web throws in
            let ending = try crawl.run("export", "x.sqlite", "-o", "x.warc.gz")
            #expect(ending.status == 0 && ending.errors.hasPrefix("crawl: 3 answers, "))
            let records = try #require(WARCReader.records(in: crawl.bytes(of: "x.warc.gz")))
            let answers = records.filter { $0["WARC-Type"] == "response" }
            let served = answers.map { record in
                let path = String(record["WARC-Target-URI"].dropFirst(web.base.utf8.count))
                return (path, String(decoding: record.message.body, as: UTF8.self))
            }
            #expect(served.count == 2 && served.allSatisfy { Self.pages[$0] == $1 })
            // Two pages have the same bytes: one of them is said to repeat the other.
            #expect(records.count { $0["WARC-Type"] == "revisit" } == 1)
            #expect(answers.allSatisfy { $0.message.head.hasPrefix("HTTP/1.1 200 OK\r\n") })
        }
    }

    @Test func `an index names the archive beside it, and both come out the same again`() throws {
        try afterCrawl { crawl, _ throws in
            for name in ["x.warc.gz", "x.cdxj", "y.warc.gz", "z.graphml"] {
                #expect(try crawl.run("export", "-q", "x.sqlite", "-o", name).isSilent)
            }
            #expect(try crawl.bytes(of: "x.warc.gz") == crawl.bytes(of: "y.warc.gz"))
            let lines = String(decoding: try crawl.bytes(of: "x.cdxj"), as: UTF8.self)
                .split(separator: "\n")
            #expect(lines.count == 3)
            #expect(lines.allSatisfy { $0.hasSuffix("\"filename\": \"x.warc.gz\"}") })
        }
    }

    @Test func `links are a table or a graph, as the file's name says`() throws {
        try afterCrawl { crawl, web throws in
            let table = try crawl.run("export", "x.sqlite", "--format", "links").output
            #expect(table.hasPrefix("src,dst,"))
            #expect(table.contains("\(web.base)/,\(web.base)/a,"))
            let graph = try crawl.run("export", "x.sqlite", "--format", "dot").output
            #expect(graph.hasPrefix("digraph links {\n") && graph.contains("n1 -> n2;\n"))
            #expect(
                try crawl.run("export", "-q", "x.sqlite", "--format", "links", "-o", "l.gv")
                    .isSilent
            )
            #expect(try crawl.bytes(of: "l.gv") == Array(graph.utf8))
        }
    }

    @Test func `a site map lists pages`() throws {
        try afterCrawl { crawl, web throws in
            let text = try crawl.run("export", "x.sqlite", "--format", "sitemap").output
            for path in Self.pages.keys { #expect(text.contains("<loc>\(web.base)\(path)</loc>")) }
        }
    }
}
