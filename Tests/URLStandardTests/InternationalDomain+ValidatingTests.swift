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
        let letters = (0x80...0x10FFFF as ClosedRange<UInt32>).compactMap { Unicode.Scalar($0) }
            .filter(InternationalDomain.isAlwaysComposed)
        #expect(letters.count > 100_000)
        #expect(letters.allSatisfy { !Self.marks.contains($0.properties.generalCategory) })
        for first in ["e", "\u{3B1}", "\u{AC00}", "\u{1100}", "\u{30AB}"] as [Unicode.Scalar] {
            let text = letters.flatMap { [first, $0] }
            let normal = Array(String(String.UnicodeScalarView(text))._nfc)
            #expect(normal == text, "\(first)")
        }
    }

    private static let marks: [Unicode.GeneralCategory] = [
        .nonspacingMark, .spacingMark, .enclosingMark,
    ]

    @Test(.tags(.law))
    func `what a scalar is mapped to is such as a label may hold`() {
        let table = MappingTable.shared
        for scalar in (0...0x10FFFF as ClosedRange<UInt32>).compactMap({ Unicode.Scalar($0) }) {
            var text: [Unicode.Scalar] = []
            let isAllowed = table.map(scalar, into: &text)
            #expect(text.allSatisfy(table.isValid) == isAllowed, "\(scalar.value)")
        }
    }

    @Test func `a domain is converted as if it were the first one`() {
        let names = [
            "bücher.example", "ΑΒΓ", "xn--bcher-kva", "אבג.1", "é。。ü", "xn--a", "漢字", ".é",
        ]
        var used = InternationalDomain()
        for name in names + names.reversed() {
            var fresh = InternationalDomain()
            let bytes = Array(name.utf8)
            let isDomain = used.convert(bytes.span)
            #expect(isDomain == fresh.convert(bytes.span))
            if isDomain { #expect(used.ascii == fresh.ascii, "\(name)") }
        }
    }

    @Test func `a name longer than any that is ever found is none`() throws {
        let name = String(repeating: "é.", count: 341)
        #expect(throws: Never.self) { try WebURL(parsing: "http://\(name)a/") }
        #expect(throws: URLError.invalidHost) { try WebURL(parsing: "http://\(name)aa/") }
    }
}
