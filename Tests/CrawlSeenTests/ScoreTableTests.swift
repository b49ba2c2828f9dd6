import Testing

@testable import CrawlSeen

struct ScoreTableTests {
    private let long = String(repeating: "/a", count: 99) + "?" + String(repeating: "b&", count: 99)

    private func bytes(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

    @Test func `a place is what a URL costs, and no depth's`() {
        var scores = ScoreTable()
        scores.insert(1, at: bytes("/a"), isListed: false)
        scores.insert(2, at: bytes(long), isListed: false)
        scores.insert(3, at: bytes("/a/"), isListed: true)
        let places = (1...4).map { scores.place(of: $0, depth: 2) - ScoreTable.place(atDepth: 2) }
        #expect(places == [2, 40, -8, 0])
        #expect(scores.place(of: 1, depth: 3) == scores.place(of: 1, depth: 2) + 10)
        #expect(scores.place(of: 3, depth: 0) >= ScoreTable.start)
    }

    @Test func `each doubling of links counts, up to 64`() {
        var scores = ScoreTable()
        scores.insert(1, at: bytes("/"), isListed: true)
        let steps = (2...200).filter { _ in scores.countLink(to: 1) }
        #expect(steps == [2, 4, 8, 16, 32, 64])
        #expect(scores.place(of: 1, depth: 0) == ScoreTable.place(atDepth: 0) - 34)
        #expect(scores.place(of: 1, depth: 0) >= ScoreTable.start)
        let isKnown = scores.countLink(to: 9)
        #expect(!isKnown)
    }

    @Test func `what a row said is its place again`() {
        var scores = ScoreTable()
        scores.restore(5, depth: 3, place: ScoreTable.place(atDepth: 3) + 7)
        #expect(scores.place(of: 5, depth: 3) == ScoreTable.place(atDepth: 3) + 7)
    }
}
