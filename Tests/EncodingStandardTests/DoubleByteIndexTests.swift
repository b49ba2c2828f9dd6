import CrawlTestSupport
import Testing

@testable import EncodingStandard

@Suite(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
struct DoubleByteIndexTests {
    @Test(arguments: ["big5", "euc-kr", "gb18030", "jis0208", "jis0212"])
    func `every pointer has the code point of the standard, and no other has one`(
        name: String
    ) throws {
        let indexes: [String: DoubleByteIndex] = [
            "big5": .big5, "euc-kr": .eucKR, "gb18030": .gb18030, "jis0208": .jis0208,
            "jis0212": .jis0212,
        ]
        let index = try #require(indexes[name])
        let expected = try IndexFile.entries(of: name)
        let count = try #require(expected.keys.max()) + 1_000
        var wrong: [Int] = []
        for pointer in 0..<count where index.code(at: pointer) != expected[pointer] ?? 0 {
            wrong.append(pointer)
        }
        // The pointers of two code points are not in the index, though glibc has something there.
        #expect(wrong.isEmpty, "\(wrong.prefix(20))")
    }

    @Test func `the ranges of gb18030 begin where the standard says`() throws {
        let ranges = try IndexFile.entries(of: "gb18030-ranges")
        for (pointer, code) in ranges {
            #expect(GB18030Ranges.code(at: pointer) == code)
            #expect(GB18030Ranges.pointer(of: code) == pointer)
        }
        #expect(!ranges.isEmpty)
    }

    @Test(arguments: [39_420, 188_999, 1_237_576, 1_587_599])
    func `pointers between and behind the ranges of gb18030 mean nothing`(pointer: Int) {
        #expect(GB18030Ranges.code(at: pointer) == nil)
    }
}
