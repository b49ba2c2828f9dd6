import CrawlTestSupport
import Linux
import Testing

/// Files that were a crawl once, with wrong bytes in them.
@Suite(.timeLimit(.minutes(60)))
struct CommandDamagedFileTests {
    /// All that reads a crawl, in which a URL may be.
    private static func readers(of url: String) -> [[String]] {
        [
            ["check", "x.sqlite"], ["status", "x.sqlite"], ["diff", "x.sqlite"],
            ["export", "x.sqlite", "--format", "jsonl", "--bodies"],
            ["export", "x.sqlite", "--format", "warc"], ["export", "x.sqlite", "--table", "links"],
            ["export", "x.sqlite", "-o", "e.sqlite", "--force"],
            ["report", "x.sqlite", "-o", "r.html", "--force"],
            ["sql", "SELECT * FROM links l JOIN versions USING (url_id)", "x.sqlite"],
            ["cat", url, "x.sqlite"],
            ["why", url, "x.sqlite"],
        ]
    }

    @Test func `A14: who reads a damaged crawl neither falls over it nor harms anything`() throws {
        try TemporaryDirectory.with { directory throws in
            let crawl = Command(directory: directory)
            #expect(try crawl.run("demo", "-q", "--depth", "1", "-o", "x.sqlite").status == 0)
            let whole = try crawl.bytes(of: "x.sqlite")
            let readers = Self.readers(of: try crawl.pages().first ?? "")
            let written = whole.indices.filter { whole[$0] != 0 }
            var dice = SeededGenerator(seed: 14)
            var refusals = 0
            for round in 0..<(Thoroughness.isFull ? 500 : 4) {
                var damaged = whole
                let places = round % 4 == 0 ? Array(whole.indices) : written
                for _ in 0..<(1 << Int.random(in: 0...8, using: &dice)) {
                    let index = places.randomElement(using: &dice) ?? 0
                    damaged[index] = .random(in: 0 ... .max, using: &dice)
                }
                try crawl.replace("x.sqlite", by: damaged)
                for words in readers {
                    let start = Moment.now
                    let ending = try crawl.run(words)
                    refusals += ending.status == 6 ? 1 : 0
                    let place = "file \(round), \(words.prefix(3)): \(ending.errors.prefix(300))"
                    #expect(ending.status < 8, "\(ending.status) of \(place)")
                    #expect(Moment.now - start < .seconds(10), "\(place)")
                    let isHarmless = ending.errors.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A }
                    #expect(isHarmless, "\(place)")
                }
                #expect(try crawl.bytes(of: "x.sqlite") == damaged)
                let others = Set(crawl.files).subtracting(["e.sqlite", "r.html"])
                #expect(others == ["x.sqlite", "x.sqlite.lock"])
            }
            #expect(refusals > 0)
        }
    }
}
