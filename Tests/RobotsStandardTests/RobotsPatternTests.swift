import Testing

@testable import RobotsStandard

struct RobotsPatternTests {
    private func matches(_ pattern: String, _ path: String) -> Bool {
        let pattern = Array(pattern.utf8)
        var search = PathSearch(within: .max)
        return RobotsPattern(pattern.span).matches(Array(path.utf8).span, by: &search) == true
    }

    @Test(arguments: [
        ("/", "/x", true), ("/fish", "/fish.html", true), ("/fish", "/Fish", false),
        ("/fish*", "/fish", true), ("/*.php", "/a/b.php?x", true), ("/*.php$", "/b.php", true),
        ("/*.php$", "/b.php?x", false), ("/fish*.php", "/fishheads/catfish.php", true),
        ("/a$b", "/a", false), ("$", "", true), ("*$", "/any", true), ("**a**", "/ba", true),
        ("/a*a$", "/a", false), ("fish", "/fish", false), ("/a$", "/a", true),
        ("/a$", "/ab", false),
    ])
    func `stars stand for any bytes and a last dollar for the end`(
        pattern: String,
        path: String,
        isMatch: Bool
    ) {
        #expect(matches(pattern, path) == isMatch)
    }

    @Test func `a pattern matches exactly when the definition says so`() {
        var random = SplitMix(state: 1)
        for _ in 0..<5000 {
            let pattern = random.text(of: "ab*", below: 24) + (random.below(2) == 0 ? "$" : "")
            let path = random.text(of: "ab", below: 40)
            let isMatch = isDescribed(Array(pattern.utf8), Array(path.utf8))
            #expect(matches(pattern, path) == isMatch, "\(pattern) on \(path)")
        }
    }

    @Test func `on long paths a pattern matches exactly when the definition says so, too`() {
        var random = SplitMix(state: 4)
        for _ in 0..<500 {
            let pattern =
                "*" + random.text(of: "abcd*", below: 16) + (random.below(2) == 0 ? "$" : "")
            let path =
                random.text(of: "abcd", below: 12) + String(repeating: "a", count: 130)
                + random.text(of: "abcd", below: 12)
            let isMatch = isDescribed(Array(pattern.utf8), Array(path.utf8))
            #expect(matches(pattern, path) == isMatch, "\(pattern) on \(path)")
        }
    }

    @Test func `long pieces are found where searching their bytes finds them`() {
        var random = SplitMix(state: 2)
        for _ in 0..<5000 {
            let piece = random.text(of: "ab", below: 6) + random.text(of: "aab", below: 14)
            let path = random.text(of: "aaab", below: 60)
            let isFound = path.contains(piece)
            #expect(matches("*" + piece, path) == (isFound || piece.isEmpty))
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `G5: a thousand stars on a long path end at once`() {
        let path = "/" + String(repeating: "a", count: 4096)
        let stars = String(repeating: "*a", count: 1000)
        #expect(matches("/" + stars, path))
        #expect(!matches("/" + stars + "*b$", path))
        #expect(!matches("/" + stars + "b", path))
    }

    /// The definition: the set of places in the path where the pattern's beginning may end.
    private func isDescribed(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
        var ends: Set<Int> = [0]
        for (index, byte) in pattern.enumerated() {
            switch byte {
            case UInt8(ascii: "$") where index == pattern.count - 1:
                ends.formIntersection([path.count])
            case UInt8(ascii: "*"):
                guard let first = ends.min() else { return false }
                ends = Set(first...path.count)
            default:
                ends = Set(ends.filter { $0 < path.count && path[$0] == byte }.map { $0 + 1 })
            }
        }
        return !ends.isEmpty
    }
}

extension SplitMix {
    /// Letters drawn from an alphabet, fewer than a number.
    mutating func text(of alphabet: String, below count: Int) -> String {
        let letters = Array(alphabet)
        return String((0..<below(count)).map { _ in letters[below(letters.count)] })
    }
}
