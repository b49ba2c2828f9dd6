import CrawlArguments
import CrawlTestSupport
import Testing

@testable import CrawlModel

struct SuggestionTests {
    private let names = Option.table.map(\.name)

    @Test func `every name with one or two wrong letters finds its way back`() {
        for name in names {
            #expect(Suggestion.nearest(to: name + "x", among: names) == name)
            #expect(Suggestion.nearest(to: "x" + name.dropLast() + "x", among: names) == name)
            let cut = String(name.dropFirst())
            let nearest = Suggestion.nearest(to: cut, among: names)
            // `ofollow` may have lost a letter, or have one too many: both names are as near.
            #expect(nearest == name || nearest == String(cut.dropFirst()))
        }
    }

    @Test(arguments: [
        "", "x", "ab", "depth-of-links", "sxxx", String(repeating: "a", count: 5_000),
    ])
    func `what is far from everything suggests nothing`(word: String) {
        #expect(Suggestion.nearest(to: word, among: names) == nil)
    }

    @Test func `the distance is a metric where it is counted`() {
        var dice = SeededDice(seed: 3)
        let words = (0..<40).map { _ in
            (0..<Int.random(in: 4...6, using: &dice)).map { _ in
                UInt8.random(in: 97...99, using: &dice)
            }
        }
        for left in words {
            #expect(Suggestion.distance(from: left, to: left) == 0)
            for right in words {
                let there = Suggestion.distance(from: left, to: right)
                #expect(there == Suggestion.distance(from: right, to: left))
                #expect((there == 0) == (left == right))
                #expect((abs(left.count - right.count)...6).contains(there))
            }
        }
        #expect(Suggestion.distance(from: Array("dpeth".utf8), to: Array("depth".utf8)) == 2)
    }
}
