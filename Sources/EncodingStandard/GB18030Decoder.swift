/// The decoder of gb18030 and GBK (section 10.2.1).
struct GB18030Decoder: ASCIIBasedDecoder {
    private let index = DoubleByteIndex.gb18030

    func step(_ input: Span<UInt8>, at place: Int, into text: inout UTF8Text) -> Int {
        let lead = input[place]
        guard lead != 0x80 else {
            text.append(0x20AC)
            return 1
        }
        guard lead != 0xFF, place + 1 < input.count else { return fail(1, into: &text) }
        let trail = input[place + 1]
        if (0x30...0x39).contains(trail) { return four(input, at: place, into: &text) }
        guard trail >= 0x40, trail != 0x7F, trail != 0xFF else {
            return fail(after: trail, into: &text)
        }
        let column = Int(trail) - (trail < 0x7F ? 0x40 : 0x41)
        let code = index.code(at: (Int(lead) - 0x81) * 190 + column)
        guard code != 0 else { return fail(after: trail, into: &text) }
        text.append(code)
        return 2
    }

    /// Takes four bytes, of which the first two fit.
    private func four(_ input: Span<UInt8>, at place: Int, into text: inout UTF8Text) -> Int {
        guard place + 2 < input.count else { return fail(2, into: &text) }
        guard (0x81...0xFE).contains(input[place + 2]) else { return fail(1, into: &text) }
        guard place + 3 < input.count else { return fail(3, into: &text) }
        guard (0x30...0x39).contains(input[place + 3]) else { return fail(1, into: &text) }
        let high = (Int(input[place]) - 0x81) * 10 + Int(input[place + 1]) - 0x30
        let low = (Int(input[place + 2]) - 0x81) * 10 + Int(input[place + 3]) - 0x30
        text.append(GB18030Ranges.code(at: high * 1_260 + low) ?? 0xFFFD)
        return 4
    }
}
