import CrawlScope
import CrawlTestSupport
import Testing

struct ExpressionTests {
    /// An expression as its definition has it, with the places where it ends.
    private indirect enum Tree {
        case symbol(String, Set<UInt8>)
        case row([Tree])
        case choice(Tree, Tree)
        case repetition(Tree, String, least: Int, most: Int)

        var text: String {
            switch self {
            case .symbol(let text, _): text
            case .row(let parts): parts.map(\.text).joined()
            case .choice(let one, let other): "(\(one.text)|\(other.text))"
            case .repetition(let part, let count, _, _): "(?:\(part.text))\(count)"
            }
        }

        /// Where it may end in a text that begins at one of the places.
        func ends(from starts: Set<Int>, in text: [UInt8]) -> Set<Int> {
            switch self {
            case .symbol(_, let bytes):
                return Set(
                    starts.filter { $0 < text.count && bytes.contains(text[$0]) }.map { $0 + 1 }
                )
            case .row(let parts):
                return parts.reduce(starts) { $1.ends(from: $0, in: text) }
            case .choice(let one, let other):
                return one.ends(from: starts, in: text)
                    .union(other.ends(from: starts, in: text))
            case .repetition(let part, _, let least, let most):
                var (reached, all) = (starts, least == 0 ? starts : [])
                for number in 1...min(most, text.count + least + 1) {
                    reached = part.ends(from: reached, in: text)
                    if number >= least { all.formUnion(reached) }
                }
                return all
            }
        }
    }

    private static let symbols: [(String, String)] = [
        ("a", "a"), ("b", "b"), (".", "abcd1"), ("[ab]", "ab"), ("[^a]", "bcd1"), (#"\d"#, "1"),
        (#"\w"#, "abcd1"), ("[a-c]", "abc"), (#"\D"#, "abcd"), ("[b-d1]", "bcd1"),
    ]
    private static let counts: [(String, Int, Int)] = [
        ("*", 0, 99), ("+", 1, 99), ("?", 0, 1), ("{2}", 2, 2), ("{0,2}", 0, 2), ("{2,}", 2, 99),
        ("*?", 0, 99), ("{1,3}", 1, 3),
    ]

    private static func tree(depth: Int, using generator: inout SeededGenerator) -> Tree {
        let kind = depth == 0 ? 0 : Int.random(in: 0..<10, using: &generator)
        switch kind {
        case 0..<3:
            let (text, letters) = symbols.randomElement(using: &generator) ?? ("a", "a")
            return .symbol(text, Set(letters.utf8))
        case 3..<6:
            let count = Int.random(in: 0...3, using: &generator)
            return .row((0..<count).map { _ in tree(depth: depth - 1, using: &generator) })
        case 6..<8:
            let one = tree(depth: depth - 1, using: &generator)
            return .choice(one, tree(depth: depth - 1, using: &generator))
        default:
            let (text, least, most) = counts.randomElement(using: &generator) ?? ("?", 0, 1)
            let part = tree(depth: depth - 1, using: &generator)
            return .repetition(part, text, least: least, most: most)
        }
    }

    @Test func `an expression fits where its definition says`() throws {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<600 {
            let tree = Self.tree(depth: 4, using: &generator)
            let (isFirst, isLast) = (generator.isLucky(30), generator.isLucky(30))
            let pattern = (isFirst ? "^" : "") + "(\(tree.text))" + (isLast ? "$" : "")
            let expression = try Expression(parsing: pattern)
            for _ in 0..<8 {
                let text = (0..<Int.random(in: 0...7, using: &generator)).map { _ in
                    Array("abcd1".utf8)[Int.random(in: 0..<5, using: &generator)]
                }
                let ends = tree.ends(from: isFirst ? [0] : Set(0...text.count), in: text)
                let isFitting = isLast ? ends.contains(text.count) : !ends.isEmpty
                #expect(
                    expression.matches(text) == isFitting,
                    "\(pattern) \(String(decoding: text, as: UTF8.self))"
                )
            }
        }
    }

    @Test(arguments: [
        ("(", PatternFault.openParenthesis), (")", .strayParenthesis), ("[a", .openBracket),
        ("a\\", .openEscape), ("*", .nothingToRepeat), ("a**", .nothingToRepeat),
        ("a{x}", .badCount), ("a{3,2}", .badCount), ("a{1", .badCount), ("[b-a]", .badRange),
        (#"(a)\1"#, .unknownEscape), ("a{500}a", .tooLong), ("(?=a)", .nothingToRepeat),
        (String(repeating: "(", count: 60), .tooLong),
    ])
    func `what is no expression says why`(pattern: String, fault: PatternFault) {
        #expect(throws: fault) { try Expression(parsing: pattern) }
    }

    @Test(arguments: ["(a|a)*b", "(a*)*b", "(a|aa)+b", ".*.*.*.*b$", "(.?){50}b"])
    func `no expression is slow on any URL`(pattern: String) throws {
        let expression = try Expression(parsing: pattern)
        func time(_ count: Int) -> Int64 {
            let text = [UInt8](repeating: UInt8(ascii: "a"), count: count)
            return ThreadClock.nanoseconds(ofBest: 3) { #expect(!expression.matches(text)) }
        }
        // What backtracks takes twice as long for each further byte or two.
        #expect(time(4_000) < 100 * time(400))
    }

    @Test func `a pattern is a glob for all or an expression for a part`() throws {
        let url = "http://a.test/docs/12/x".utf8
        #expect(try URLPattern(parsing: "*/docs/*").matches(url))
        #expect(try !URLPattern(parsing: "/docs/").matches(url))
        #expect(try URLPattern(parsing: #"re:/docs/\d+/"#).matches(url))
        #expect(try !URLPattern(parsing: #"re:/docs/\d+$"#).matches(url))
        #expect(try URLPattern(parsing: #"re:^http://a\."#).text == #"re:^http://a\."#)
        #expect(URLPattern("re:a").text == "re:a" && !URLPattern("re:a").matches("xax".utf8))
    }
}
