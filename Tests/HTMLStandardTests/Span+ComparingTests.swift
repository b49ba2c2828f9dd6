import Testing

@testable import HTMLStandard

struct SpanComparingTests {
    private let text = Array("abcdefgh0abcdefgh1abcdefgh#abcdefgh0abcdefgh1abcdefg".utf8)

    @Test func `ranges are equal where their bytes are, wherever they stand`() {
        for length in 0...24 {
            for start in 0...(text.count - length) {
                let (one, other) = (0..<length, start..<start + length)
                let isEqual = text[one].elementsEqual(text[other])
                let found = text.span.equals(one, other)
                #expect(found == isEqual)
                let numbers = (text.span.hash(of: one), text.span.hash(of: other))
                #expect(numbers.0 == numbers.1 || !isEqual)
            }
        }
        let isEqual = text.span.equals(0..<8, 9..<16)
        #expect(!isEqual)
    }

    @Test func `the number of a range tells it from those that differ in one byte or in length`() {
        var numbers: Set<UInt64> = []
        for length in 0...text.count { numbers.insert(text.span.hash(of: 0..<length)) }
        for index in text.indices {
            var changed = text
            changed[index] ^= 1
            numbers.insert(changed.span.hash(of: 0..<text.count))
        }
        #expect(numbers.count == 2 * text.count + 1)
    }

    @Test func `a byte is found within a range only`() {
        for end in text.indices {
            let found = text.span.firstIndex(of: UInt8(ascii: "#"), in: 3..<max(end, 3))
            #expect(found == min(26, max(end, 3)))
        }
    }
}
