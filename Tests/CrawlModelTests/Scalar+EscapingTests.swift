import Testing

@testable import CrawlModel

struct ScalarEscapingTests {
    @Test func `what is printable is printable of itself, and nothing dangerous is`() {
        for scalar in (0...0x2_FFFF).lazy.compactMap(Unicode.Scalar.init) {
            let text = scalar.printable
            #expect(text.unicodeScalars.allSatisfy { !$0.isDangerous }, "\(scalar.value)")
            #expect((text == String(scalar)) == !scalar.isDangerous, "\(scalar.value)")
        }
    }

    @Test(arguments: [(0, "\\x00"), (0x0F, "\\x0F"), (0xA0, "\\xA0"), (0xFF, "\\xFF")])
    func `a byte is spelled with two digits`(byte: UInt8, text: String) {
        #expect(byte.spelledOut == text)
    }
}
