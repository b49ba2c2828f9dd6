import Testing

@testable import RobotsStandard

struct RobotsPatternTests {
    private func matches(_ pattern: String, _ path: String) -> Bool {
        let pattern = Array(pattern.utf8)
        return RobotsPattern(pattern.span).matches(Array(path.utf8).span)
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

    @Test func `a pattern matches exactly when the textbook recursion says so`() {
        var random = SplitMix(state: 1)
        for _ in 0..<20_000 {
            let pattern = random.text(of: "ab*", below: 24) + (random.below(2) == 0 ? "$" : "")
            let path = random.text(of: "ab", below: 40)
            let isMatch = textbook(Array(pattern.utf8)[...], Array(path.utf8)[...])
            #expect(matches(pattern, path) == isMatch, "\(pattern) on \(path)")
        }
    }

    @Test func `long pieces are found where searching their bytes finds them`() {
        var random = SplitMix(state: 2)
        for _ in 0..<20_000 {
            let piece = random.text(of: "ab", below: 6) + random.text(of: "aab", below: 14)
            let path = random.text(of: "aaab", below: 60)
            let isFound = path.utf8.indices.contains { path.utf8[$0...].starts(with: piece.utf8) }
            #expect(matches("*" + piece, path) == (isFound || piece.isEmpty))
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a thousand stars on a long path end at once`() {
        let path = "/" + String(repeating: "a", count: 4096)
        let stars = String(repeating: "*a", count: 1000)
        #expect(matches("/" + stars, path))
        #expect(!matches("/" + stars + "*b$", path))
        #expect(!matches("/" + stars + "b", path))
    }

    /// The definition, as short as it can be; exponential, for short texts only.
    private func textbook(_ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> Bool {
        guard let first = pattern.first else { return true }
        if first == UInt8(ascii: "$"), pattern.count == 1 { return path.isEmpty }
        if first == UInt8(ascii: "*") {
            if textbook(pattern.dropFirst(), path) { return true }
            return !path.isEmpty && textbook(pattern, path.dropFirst())
        }
        return path.first == first && textbook(pattern.dropFirst(), path.dropFirst())
    }
}

extension SplitMix {
    /// Letters drawn from an alphabet, fewer than a number.
    mutating func text(of alphabet: String, below count: Int) -> String {
        let letters = Array(alphabet)
        return String((0..<below(count)).map { _ in letters[below(letters.count)] })
    }
}
