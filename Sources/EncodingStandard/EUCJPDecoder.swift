/// The decoder of EUC-JP (section 12.1.1).
struct EUCJPDecoder: ASCIIBasedDecoder {
    private let jis0208 = DoubleByteIndex.jis0208
    private let jis0212 = DoubleByteIndex.jis0212

    func step(_ input: Span<UInt8>, at place: Int, into text: inout UTF8Text) -> Int {
        let lead = input[place]
        guard lead == 0x8E || lead == 0x8F || lead >= 0xA1, lead != 0xFF else {
            return fail(1, into: &text)
        }
        guard place + 1 < input.count else { return fail(1, into: &text) }
        let trail = input[place + 1]
        if lead == 0x8E, (0xA1...0xDF).contains(trail) {
            text.append(0xFF61 - 0xA1 + UInt32(trail))
            return 2
        }
        guard lead == 0x8F, (0xA1...0xFE).contains(trail) else {
            return take(lead, trail, from: jis0208, into: &text)
        }
        guard place + 2 < input.count else { return fail(2, into: &text) }
        return 1 + take(trail, input[place + 2], from: jis0212, into: &text)
    }

    private func take(
        _ lead: UInt8,
        _ trail: UInt8,
        from index: DoubleByteIndex,
        into text: inout UTF8Text
    ) -> Int {
        guard (0xA1...0xFE).contains(lead), (0xA1...0xFE).contains(trail) else {
            return fail(after: trail, into: &text)
        }
        let code = index.code(at: (Int(lead) - 0xA1) * 94 + Int(trail) - 0xA1)
        text.append(code == 0 ? 0xFFFD : code)
        return 2
    }
}
