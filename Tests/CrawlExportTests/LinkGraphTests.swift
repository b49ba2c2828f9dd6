import CrawlFormat
import CrawlTables
import Testing

@testable import CrawlExport

struct LinkGraphTests {
    private static func text(
        _ path: String,
        _ format: ExportFormat,
        _ adjust: (inout ExportFilter) -> Void = { _ in }
    ) throws -> String {
        var plan = ExportPlan(source: path, format: format)
        adjust(&plan.filter)
        var bytes: [UInt8] = []
        let result = try Exporter.stream(plan) { bytes += $0 }
        #expect(result.bytes == bytes.count)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `URLs are nodes, and a page has an edge to each URL that it names`() async throws {
        try await SampleCrawl.with { path throws in
            let text = try Self.text(path, .dot) { $0.run = 1 }
            #expect(
                text == """
                    digraph links {
                    n1 [label="http://a.test/"];
                    n2 [label="http://a.test/two"];
                    n3 [label="http://b.test:81/old"];
                    n4 [label="http://b.test:81/gone"];
                    n5 [label="http://b.test:81/far"];
                    n1 -> n2;
                    n1 -> n3;
                    n1 -> n4 [style=dashed];
                    n2 -> n5;
                    }

                    """
            )
        }
    }

    @Test func `a node of GraphML tells its facts, an edge whether it is followed`() async throws {
        try await SampleCrawl.with { path throws in
            let text = try Self.text(path, .graphml) { $0.run = 1 }
            let data = { (key: String, value: String) in "<data key=\"\(key)\">\(value)</data>" }
            let node =
                "<node id=\"n2\">" + data("url", "http://a.test/two") + data("host", "a.test")
                + data("depth", "1") + data("status", "200") + data("title", "=1+1") + "</node>\n"
            #expect(text.contains(node))
            #expect(text.contains("Café, &quot;first&quot;"))
            let edge =
                "<edge source=\"n1\" target=\"n4\">" + data("followed", "false") + "</edge>\n"
            #expect(text.contains(edge))
            #expect(text.hasSuffix("</graph>\n</graphml>\n"))
        }
    }

    @Test func `a filter leaves pages and their edges out, and no nodes`() async throws {
        try await SampleCrawl.with { path throws in
            let lines = try Self.text(path, .dot) { $0.condition = "depth=0" }
                .split(separator: "\n")
            #expect(lines.count { $0.contains("label") } == 6)
            #expect(lines.count { $0.contains("->") } == 3)
        }
    }
}
