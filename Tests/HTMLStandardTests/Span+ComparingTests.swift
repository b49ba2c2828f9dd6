import Testing

@testable import HTMLStandard

struct SpanComparingTests {
    private let text = Array("abcdefgh0abcdefgh1abcdefgh=abcdefgh0abcdefgh1abcdefg".utf8)

    private func hash(of range: Range<Int>) -> UInt64 { text.span.spelling(of: range).hash }

    @Test func `ranges are equal where their bytes are, wherever they stand`() {
        for length in 0...24 {
            for start in 0...(text.count - length) {
                let (one, other) = (0..<length, start..<start + length)
                let isEqual = text[one].elementsEqual(text[other])
                let found = text.span.equals(one, other)
                #expect(found == isEqual)
                let numbers = (hash(of: one), hash(of: other))
                #expect(numbers.0 == numbers.1 || !isEqual)
            }
        }
        let isEqual = text.span.equals(0..<8, 9..<16)
        #expect(!isEqual)
    }

    @Test func `the number of a range tells it from those that differ in one byte or in length`() {
        var numbers: Set<UInt64> = []
        for length in 0...text.count { numbers.insert(hash(of: 0..<length)) }
        for index in text.indices {
            var changed = text
            changed[index] ^= 1
            numbers.insert(changed.span.spelling(of: 0..<text.count).hash)
        }
        #expect(numbers.count == 2 * text.count + 1)
    }

    @Test(arguments: ["&", "\r", "\0", "#"], 0...20)
    func `a spelling ends before its fragment, unless it is to be decoded before`(
        mark: Character,
        place: Int
    ) {
        let plain = String(repeating: "x", count: place)
        let rest = "\(mark)yyy#zzzzzzzzz&"
        let bytes = Array((plain + rest).utf8)
        for end in 0...bytes.count {
            let spelling = bytes.span.spelling(of: 0..<end)
            let isMarked = end > place
            #expect(spelling.needsDecoding == (isMarked && mark != "#"))
            let isCut = isMarked && mark == "#"
            #expect(spelling.range == 0..<(isCut ? place : end))
            guard isCut else { continue }
            let alone = Array(plain.utf8).span.spelling(of: 0..<place)
            #expect(alone.hash == spelling.hash)
        }
    }

    @Test func `a byte is found within a range only`() {
        for end in text.indices {
            let found = text.span.firstIndex(of: UInt8(ascii: "="), in: 3..<max(end, 3))
            #expect(found == min(26, max(end, 3)))
        }
    }
}
