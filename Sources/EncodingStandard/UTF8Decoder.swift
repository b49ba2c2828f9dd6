/// The decoder of UTF-8 (section 8.1.1).
enum UTF8Decoder {
    /// Puts U+FFFD for each part that is no UTF-8; nil where there is none.
    static func repair(_ input: Span<UInt8>) -> [UInt8]? {
        var end = endOfValid(input, from: 0)
        guard end < input.count else { return nil }
        var text = UTF8Text(reservingFor: input.count)
        var start = 0
        while true {
            text.append(input, start..<end)
            guard end < input.count else { return text.bytes }
            text.appendError()
            start = end + -sequence(in: input, at: end)
            end = endOfValid(input, from: start)
        }
    }

    /// True for whole UTF-8 in which something is not ASCII.
    static func isMoreThanASCII(_ input: Span<UInt8>) -> Bool {
        let start = input.endOfASCII(from: 0)
        return start < input.count && endOfValid(input, from: start) == input.count
    }

    /// Finds the first byte at or after an index that does not begin a whole sequence.
    private static func endOfValid(_ input: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < input.count {
            if input[index] < 0x80 {
                index = input.endOfASCII(from: index)
                continue
            }
            let length = sequence(in: input, at: index)
            guard length > 0 else { return index }
            index += length
        }
        return index
    }

    /// The length of the sequence at an index; where it is broken, that of its part, negative.
    @inline(__always)
    private static func sequence(in input: Span<UInt8>, at index: Int) -> Int {
        let lead = input[index]
        guard lead >= 0xC2, lead <= 0xF4 else { return -1 }
        guard index + 1 < input.count, limits(after: lead).contains(input[index + 1]) else {
            return -1
        }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var offset = 2
        while offset < length {
            guard index + offset < input.count, input[index + offset] & 0xC0 == 0x80 else {
                return -offset
            }
            offset += 1
        }
        return length
    }

    /// The second bytes that a lead byte allows: no overlong forms, no surrogates.
    @inline(__always)
    private static func limits(after lead: UInt8) -> ClosedRange<UInt8> {
        switch lead {
        case 0xE0: 0xA0...0xBF
        case 0xED: 0x80...0x9F
        case 0xF0: 0x90...0xBF
        case 0xF4: 0x80...0x8F
        default: 0x80...0xBF
        }
    }
}
