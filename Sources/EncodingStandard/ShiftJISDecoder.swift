/// The decoder of Shift_JIS (section 12.3.1).
struct ShiftJISDecoder: ASCIIBasedDecoder {
    private let index = DoubleByteIndex.jis0208

    func step(_ input: Span<UInt8>, at place: Int, into text: inout UTF8Text) -> Int {
        let lead = input[place]
        switch lead {
        case 0x80: text.append(0x80)
        case 0xA1...0xDF: text.append(0xFF61 - 0xA1 + UInt32(lead))
        case 0xA0, 0xFD...0xFF: text.appendError()
        default: return pair(input, at: place, into: &text)
        }
        return 1
    }

    private func pair(_ input: Span<UInt8>, at place: Int, into text: inout UTF8Text) -> Int {
        guard place + 1 < input.count else { return fail(1, into: &text) }
        let lead = input[place]
        let trail = input[place + 1]
        guard trail >= 0x40, trail != 0x7F, trail <= 0xFC else {
            return fail(after: trail, into: &text)
        }
        let row = Int(lead) - (lead < 0xA0 ? 0x81 : 0xC1)
        let code = code(at: row * 188 + Int(trail) - (trail < 0x7F ? 0x40 : 0x41))
        guard code != 0 else { return fail(after: trail, into: &text) }
        text.append(code)
        return 2
    }

    private func code(at pointer: Int) -> UInt32 {
        // The rows of private use, which the index does not hold.
        if (8_836...10_715).contains(pointer) { return UInt32(0xE000 - 8_836 + pointer) }
        return index.code(at: pointer)
    }
}
