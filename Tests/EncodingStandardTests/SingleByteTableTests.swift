import CrawlTestSupport
import Testing

@testable import EncodingStandard

@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct SingleByteTableTests {
    @Test func `every byte has its code point, and every code point its byte`() throws {
        let document = try #require(Conformance.document("encoding/single_byte.json"))
        let encodings = try #require(document["encodings"]?.object)
        for (name, codes) in encodings {
            let encoding = try #require(TextEncoding(label: name.utf8))
            for (byte, code) in try #require(codes.array).enumerated() {
                try check(UInt8(byte), code.number.map { UInt32($0) }, in: encoding)
            }
        }
        #expect(!encodings.isEmpty)
    }

    private func check(_ byte: UInt8, _ code: UInt32?, in encoding: TextEncoding) throws {
        let scalar = try #require(Unicode.Scalar(code ?? 0xFFFD))
        let bytes = [byte]
        let text = encoding.transcode(bytes.span) ?? bytes
        #expect(text == Array(String(scalar).utf8), "\(encoding) \(byte)")
        guard code != nil else { return }
        var units: [EncodedUnit] = []
        encoding.encode([scalar]) { units.append($0) }
        #expect(units == [.byte(byte)], "\(encoding) \(byte)")
    }

    @Test(arguments: TextEncoding.allCases)
    func `tables are those of the index files`(encoding: TextEncoding) throws {
        guard let table = SingleByteTable.table(of: encoding) else { return }
        let file = encoding == .iso8859Part8Logical ? "iso-8859-8" : encoding.name.lowercased()
        for (pointer, code) in try IndexFile.entries(of: file) {
            let scalar = try #require(Unicode.Scalar(code))
            #expect(table.byte(of: scalar) == UInt8(pointer + 0x80))
        }
    }

    @Test func `there are 28 single-byte encodings`() {
        let encodings = TextEncoding.allCases.filter { SingleByteTable.table(of: $0) != nil }
        #expect(encodings.count == 28)
    }
}
