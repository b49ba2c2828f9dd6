import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

/// Bodies that are small on the wire and endless when decoded, against the real program.
@Suite(.tags(.loopback), .timeLimit(.minutes(2)), .serialized)
struct CrawlEngineBombTests {
    @Test(arguments: Bomb.allCases)
    func `E1: a bomb of ten gibibytes costs no more than 16 MiB`(bomb: Bomb) async throws {
        let plain = try await peakMemory(of: nil)
        let memory = try await peakMemory(of: bomb)
        #expect(memory - plain <= 16 << 20, "\(memory) after \(plain)")
        let figures = "\(bomb): \((memory - plain) >> 10) KiB more than without\n"
        Attachment.record(figures, named: "figures.txt")
    }

    @Test(.tags(.slow))
    func `E3: a hundred bombs at once stay within the memory for bodies`() async throws {
        let bombs = Bomb.allCases.map { (coding: $0.contentCoding, body: $0.bytes) }
        let web = try LoopbackWeb(reach: .everyLoopback) { request in
            guard let number = Int(request.target.dropFirst()) else {
                return .text("none\n", status: 404)
            }
            let bomb = bombs[number % bombs.count]
            var page = DemoResponse.html("")
            page.fields.append(.init("Content-Encoding", bomb.coding))
            page.body = bomb.body
            return page
        }
        try await TemporaryDirectory.with { directory in
            let list = (1...100).map { "http://127.3.0.\($0):\(web.port)/\($0)\n" }.joined()
            let seeds = directory + "/bombs.txt"
            try FileDescriptor.open(seeds, for: .creating).writeAll(Array(list.utf8))
            let path = directory + "/x.sqlite"
            let child = try CrawlProgram.start(["--seed", seeds, "-d", "0", "-o", path])
            let memory = try await child.peakMemoryUntilItEnds()
            _ = try await child.ended()
            let outcomes = try CrawlFile(path).pairs("SELECT error, count(*) FROM fetch GROUP BY 1")
            #expect(outcomes == ["decode_bomb": "100"])
            #expect(memory <= (256 + 64) << 20, "\(memory)")
        }
    }

    /// Crawls a page with a link to a bomb, or without, and then a page that tells it is over.
    ///
    /// - Returns: The most memory that the program held.
    private func peakMemory(of bomb: Bomb?) async throws -> Int {
        let (over, gate) = (Bell(), AnswerGate())
        let web = try web(with: bomb, over, gate)
        return try await TemporaryDirectory.with { directory in
            let path = directory + "/x.sqlite"
            let words = ["--concurrency", "1", "-o", path, web.base + "/"]
            let child = try CrawlProgram.start(words)
            #expect(over.wait(for: 1))
            let memory = try #require(child.peakMemory)
            gate.open()
            _ = try await child.ended()
            let outcome = bomb == nil ? "ok 200" : "decode_bomb 200"
            #expect(try CrawlFile(path).outcomes(of: "/bomb") == [outcome])
            return memory
        }
    }

    private func web(with bomb: Bomb?, _ over: Bell, _ gate: AnswerGate) throws -> LoopbackWeb {
        let body = bomb?.bytes ?? []
        return try LoopbackWeb { request in
            var page = DemoResponse.html("<a href=/bomb>b</a> <a href=/over>o</a>")
            if request.target == "/over" {
                over.ring()
                page.gate = gate
            }
            guard request.target == "/bomb", let bomb else { return page }
            page.fields.append(.init("Content-Encoding", bomb.contentCoding))
            page.body = body
            return page
        }
    }
}
