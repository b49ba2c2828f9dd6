import CrawlTestSupport
// The normal form is shown only to those who ask by this name.
@_spi(_Unicode) import Swift
import Testing

@testable import URLStandard

struct InternationalDomainValidatingTests {
    @Test(.tags(.law))
    func `only scalars that may run from right to left have such a direction`() {
        let found = (0...0x10FFFF as ClosedRange<UInt32>).compactMap { Unicode.Scalar($0) }
            .filter { scalar in
                switch Direction.table[scalar] {
                case .right, .arabicLetter, .arabicNumber: true
                default: false
                }
            }
        #expect(found.count > 1_000)
        #expect(found.allSatisfy(InternationalDomain.mayRunRightToLeft))
    }

    @Test(.tags(.law))
    func `letters that are always composed are in normal form alone and beside all others`() {
        let letters = (0x80...0xD7FF as ClosedRange<UInt32>).compactMap { Unicode.Scalar($0) }
            .filter(InternationalDomain.isAlwaysComposed)
        #expect(letters.count > 30_000)
        for first in ["e", "\u{3B1}", "\u{AC00}", "\u{1100}", "\u{30AB}"] as [Unicode.Scalar] {
            let text = letters.flatMap { [first, $0] }
            let normal = Array(String(String.UnicodeScalarView(text))._nfc)
            #expect(normal == text, "\(first)")
        }
    }

    @Test func `a name longer than any that is ever found is none`() throws {
        let name = String(repeating: "é.", count: 341)
        #expect(throws: Never.self) { try WebURL(parsing: "http://\(name)a/") }
        #expect(throws: URLError.invalidHost) { try WebURL(parsing: "http://\(name)aa/") }
    }
}
