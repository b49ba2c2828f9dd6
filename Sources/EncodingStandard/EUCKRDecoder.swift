/// The decoder of EUC-KR (section 13.1.1).
struct EUCKRDecoder: ASCIIBasedDecoder {
    private let index = DoubleByteIndex.eucKR

    func step(_ input: Span<UInt8>, at place: Int, into text: inout UTF8Text) -> Int {
        let lead = input[place]
        guard lead != 0x80, lead != 0xFF, place + 1 < input.count else {
            return fail(1, into: &text)
        }
        let trail = input[place + 1]
        guard (0x41...0xFE).contains(trail) else { return fail(after: trail, into: &text) }
        let code = index.code(at: (Int(lead) - 0x81) * 190 + Int(trail) - 0x41)
        guard code != 0 else { return fail(after: trail, into: &text) }
        text.append(code)
        return 2
    }
}
