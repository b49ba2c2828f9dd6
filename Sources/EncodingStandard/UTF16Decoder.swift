/// The decoder that UTF-16BE and UTF-16LE share (section 14.2.1).
enum UTF16Decoder {
    /// Decodes all bytes.
    static func decode(_ input: Span<UInt8>, isBigEndian: Bool, into text: inout UTF8Text) {
        let end = input.count & ~1
        var index = 0
        var lead: UInt32?
        while index < end {
            let unit = unit(in: input, at: index, isBigEndian: isBigEndian)
            index += 2
            if let high = lead {
                lead = nil
                if unit & 0xFC00 == 0xDC00 {
                    text.append(0x10000 + (high & 0x3FF) << 10 + unit & 0x3FF)
                    continue
                }
                text.appendError()
            }
            switch unit & 0xFC00 {
            case 0xD800: lead = unit
            case 0xDC00: text.appendError()
            default: text.append(unit)
            }
        }
        if lead != nil || end < input.count { text.appendError() }
    }

    @inline(__always)
    private static func unit(in input: Span<UInt8>, at index: Int, isBigEndian: Bool) -> UInt32 {
        let first = UInt32(input[index])
        let second = UInt32(input[index + 1])
        return isBigEndian ? first << 8 | second : second << 8 | first
    }
}
