/// The decoder of Big5 (section 11.1.1).
struct Big5Decoder: ASCIIBasedDecoder {
    private let index = DoubleByteIndex.big5

    func step(_ input: Span<UInt8>, at place: Int, into text: inout UTF8Text) -> Int {
        let lead = input[place]
        guard lead != 0x80, lead != 0xFF, place + 1 < input.count else {
            return fail(1, into: &text)
        }
        let trail = input[place + 1]
        guard (0x40...0x7E).contains(trail) || (0xA1...0xFE).contains(trail) else {
            return fail(after: trail, into: &text)
        }
        let pointer = (Int(lead) - 0x81) * 157 + Int(trail) - (trail < 0x7F ? 0x40 : 0x62)
        if let (letter, accent) = Self.pair(at: pointer) {
            text.append(letter)
            text.append(accent)
            return 2
        }
        let code = index.code(at: pointer)
        guard code != 0 else { return fail(after: trail, into: &text) }
        text.append(code)
        return 2
    }

    /// The pointers that mean a letter and an accent.
    private static func pair(at pointer: Int) -> (UInt32, UInt32)? {
        switch pointer {
        case 1133: (0xCA, 0x304)
        case 1135: (0xCA, 0x30C)
        case 1164: (0xEA, 0x304)
        case 1166: (0xEA, 0x30C)
        default: nil
        }
    }
}
