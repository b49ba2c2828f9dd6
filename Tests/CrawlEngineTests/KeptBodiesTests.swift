import CrawlDemo
import CrawlEngine
import CrawlContent
import CrawlTestSupport
import Testing

@Suite(.tags(.loopback), .timeLimit(.minutes(2)))
struct KeptBodiesTests {
    private static let kinds: [PageKind] = [.html, .feed, .sitemap, .css, .xml, .text, .binary]

    @Test(arguments: zip(KeptBodies.allCases, [0, 1, 6, 7]))
    func `each choice keeps more than the one before`(choice: KeptBodies, count: Int) {
        #expect(Self.kinds.filter { choice.include($0) }.count == count)
        #expect(choice == .none || choice.include(.html))
    }

    @Test(arguments: KeptBodies.allCases)
    func `what is not kept is known by type, size and digest`(choice: KeptBodies) async throws {
        let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 1, 2]
        let style = DemoResponse(
            status: 200,
            fields: [.init("Content-Type", "text/css")],
            body: Array("a { color: red }".utf8)
        )
        var liar = DemoResponse.html("")
        liar.body = picture
        let web = try LoopbackWeb { [liar] request in
            switch request.target {
            case "/": .html("<title>home</title><a href=/liar>1</a><a href=/style>2</a>")
            case "/liar": liar
            case "/style": style
            default: .text("none\n", status: 404)
            }
        }
        try await TemporaryDirectory.with { directory in
            let path = directory + "/x.sqlite"
            var plan = try CrawlPlan.loopback(from: [web.base + "/"], into: path)
            plan.keptBodies = choice
            try await plan.run()
            let file = try CrawlFile(path)
            #expect(
                try file.texts("SELECT sniffed_type FROM fetch ORDER BY sniffed_type")
                    == ["image/png", "text/css", "text/html"]
            )
            #expect(
                try file.texts("SELECT content_type FROM fetch WHERE sniffed_type='image/png'")
                    == ["text/html; charset=utf-8"]
            )
            #expect(
                try file.pairs("SELECT url, title FROM pages") == [
                    "\(web.base)/": "home", "\(web.base)/style": "NULL",
                ]
            )
            let known = "SELECT count(*) FROM fetch WHERE length(sha256)=32 AND body_bytes>0"
            #expect(try file.number(known) == 3)
            let kept = try file.number("SELECT count(*) FROM fetch JOIN body USING (body_id)")
            #expect(kept == [.none: 0, .pages: 1, .text: 2, .all: 3][choice])
        }
    }
}
