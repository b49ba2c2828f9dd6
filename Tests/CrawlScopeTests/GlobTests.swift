import CrawlScope
import CrawlTestSupport
import Testing

struct GlobTests {
    /// The definition, followed literally.
    private static func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
        guard let symbol = pattern.first else { return text.isEmpty }
        if symbol == UInt8(ascii: "*") {
            return matches(pattern.dropFirst(), text)
                || !text.isEmpty && matches(pattern, text.dropFirst())
        }
        guard let byte = text.first, symbol == UInt8(ascii: "?") || symbol == byte else {
            return false
        }
        return matches(pattern.dropFirst(), text.dropFirst())
    }

    @Test func `a pattern matches what its definition says`() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<4_000 {
            let pattern = (0..<Int.random(in: 0...7, using: &generator)).map { _ in
                Array("ab?*".utf8)[Int.random(in: 0..<4, using: &generator)]
            }
            let text = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                Array("ab".utf8)[Int.random(in: 0..<2, using: &generator)]
            }
            let glob = Glob(String(decoding: pattern, as: UTF8.self))
            #expect(glob.matches(text) == Self.matches(pattern[...], text[...]))
        }
    }

    @Test(arguments: [62, 63, 64, 65, 127, 128, 129])
    func `a pattern may be longer than a machine word`(length: Int) {
        let glob = Glob(String(repeating: "a", count: length) + "*b")
        let text = [UInt8](repeating: UInt8(ascii: "a"), count: length)
        #expect(glob.matches(text + Array("xyzb".utf8)))
        #expect(glob.matches(text + Array("b".utf8)))
        #expect(!glob.matches(text.dropLast() + Array("b".utf8)))
        #expect(!glob.matches(text + Array("bc".utf8)))
    }
}
