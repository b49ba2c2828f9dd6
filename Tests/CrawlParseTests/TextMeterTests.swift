import CrawlModel
import CrawlTestSupport
import Testing
import URLStandard

@testable import CrawlParse

struct TextMeterTests {
    private func measure(_ html: String) throws -> TextMeasure {
        var parser = PageParser(agent: "crawl")
        return try parser.parse(Array(html.utf8), at: WebURL(parsing: "http://h.test/"))
            .metadata.text
    }

    @Test(arguments: [
        ("", 0, 0), ("one two  three", 3, 13), (" one ", 1, 3), ("on<b>e</b>", 1, 3),
        ("<p>one<p>two", 2, 7), ("one<br>two", 2, 7), ("<td>one<td>two", 2, 7),
        ("<title>no</title>one<script>no</script><style>no</style><noscript>no</noscript>", 1, 3),
        ("<template>no<template>no</template>no</template>one", 1, 3),
        ("one<!-- no -->two", 1, 6), ("a&nbsp;b&amp;c", 2, 5), ("a&#x20;b&notin;c", 2, 5),
        ("漢字kana かな", 5, 9), ("漢。字", 2, 3), ("한국어 글", 2, 5), ("naïve été", 2, 9),
        ("<svg><text>one</text></svg>", 1, 3), ("a\u{200B}b", 2, 3), ("<textarea>a&amp;b", 1, 3),
    ])
    func `words and characters are those that are seen`(
        html: String,
        words: Int,
        characters: Int
    ) throws {
        let measure = try measure(html)
        #expect(measure.words == words)
        #expect(measure.characters == characters)
    }

    @Test func `bytes that are no UTF-8 count as U+FFFD`() throws {
        var parser = PageParser(agent: "crawl")
        let url = try WebURL(parsing: "http://h.test/")
        let broken: [UInt8] = [0x61, 0xFF, 0xE6, 0xBC, 0x62, 0x20, 0xF0, 0x9F]
        let whole = Array("a\u{FFFD}\u{FFFD}b \u{FFFD}".utf8)
        let measure = parser.parse(broken, at: url).metadata.text
        #expect(measure == parser.parse(whole, at: url).metadata.text)
        #expect(measure.words == 2)
    }

    @Test(arguments: [
        "one", "one two", "to be or not to be that is the question",
        "naïve façade Übergrößenträger",
        (0..<1_000).map { "word\($0 * $0 % 997)" }.joined(separator: " "),
    ])
    func `the fingerprint is what the file says of it`(text: String) throws {
        #expect(try measure(text).simhash == Self.fingerprint(of: text.split(separator: " ")))
    }

    @Test func `markup and references do not change the fingerprint`() throws {
        let plain = try measure("Fish and chips & more for everybody today")
        let marked = try measure(
            "<p>F&#105;sh <b>and</b> ch<i>ip</i>s &amp; more\n\nfor <a>everybody today"
        )
        #expect(plain == marked)
    }

    /// Where each character is a text of its own, no word is read in one go.
    @Test(arguments: 0..<40 as Range<UInt64>)
    func `a text counts as its characters do one by one`(seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        let kinds = ["a", "bc", " ", "\n", ".", "&amp;", "é", "漢", "\u{A0}"]
        let usual = seed % 2 == 0 ? 5 : kinds.count
        let words = (0..<400).map { _ in
            let word = kinds.prefix(usual).randomElement(using: &dice) ?? ""
            return String(repeating: word, count: Int.random(in: 1...19, using: &dice))
        }
        let text = words.joined()
        let single = text.replacing("&amp;", with: "&").unicodeScalars.map {
            $0 == "&" ? "&amp;" : String($0)
        }
        let measured = try measure("<p>\(text)<p>the end")
        #expect(try measure("<p>\(single.joined(separator: "<wbr>"))<p>the end") == measured)
    }

    @Test func `nearly equal texts have nearly equal fingerprints, other texts have not`() throws {
        let words = (0..<2_000).map { "w\($0 * 7_919 % 4_001)" }
        let edited = words.prefix(1_990) + ["new"] + words.suffix(9)
        let other = words.map { $0 + "x" }
        let texts = [words, Array(edited), other].map { $0.joined(separator: " ") }
        let hashes = try texts.map { try measure($0).simhash }
        #expect((hashes[0] ^ hashes[1]).nonzeroBitCount <= 4)
        #expect((hashes[0] ^ hashes[2]).nonzeroBitCount >= 16)
    }

    /// The sentence in the file's table `meta`, word by word and bit by bit.
    private static func fingerprint(of words: [Substring]) -> UInt64 {
        let hashes = words.map { hash(of: Array($0.utf8)) }
        let features = hashes.indices.map { index in
            let before = index > 1 ? hashes[index - 2] : 0
            let last = index > 0 ? hashes[index - 1] : 0
            return mix(mix(mix(0, before), last), hashes[index])
        }
        return (0..<64 as Range<UInt64>).reduce(into: 0) { result, bit in
            let count = features.count { $0 >> bit & 1 == 1 }
            if count * 2 > features.count { result |= 1 << bit }
        }
    }

    private static func hash(of word: [UInt8]) -> UInt64 {
        stride(from: 0, to: word.count, by: 8).reduce(0) { hash, start in
            let bytes = word[start..<min(start + 8, word.count)].reversed()
            let padded = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return mix(hash, padded)
        }
    }

    private static func mix(_ hash: UInt64, _ number: UInt64) -> UInt64 {
        let product = (hash ^ number) &* 0x9E37_79B9_7F4A_7C15
        return product ^ (product >> 32)
    }
}
