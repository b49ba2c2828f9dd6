import CrawlTestSupport
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

    @Test func `a name longer than any that is ever found is none`() throws {
        let name = String(repeating: "é.", count: 341)
        #expect(throws: Never.self) { try WebURL(parsing: "http://\(name)a/") }
        #expect(throws: URLError.invalidHost) { try WebURL(parsing: "http://\(name)aa/") }
    }
}
