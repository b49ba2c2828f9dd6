extension TextEncoding {
    /// Decodes bytes to UTF-8; what cannot be decoded becomes U+FFFD, byte order marks stay.
    ///
    /// - Parameter input: All bytes of the text.
    /// - Returns: The text, nil where the bytes are their own text already.
    /// - Complexity: O(n) in the bytes; the text has at most three bytes for each of them.
    package func transcode(_ input: Span<UInt8>) -> [UInt8]? {
        if self == .utf8 { return UTF8Decoder.repair(input) }
        if agreesWithASCII && input.endOfASCII(from: 0) == input.count { return nil }
        var text = UTF8Text(reservingFor: input.count)
        decode(input, into: &text)
        return text.bytes
    }

    /// True where all bytes of ASCII mean themselves, wherever they stand alone.
    private var agreesWithASCII: Bool {
        switch self {
        case .iso2022JP, .replacement, .utf16BE, .utf16LE: false
        default: true
        }
    }

    private func decode(_ input: Span<UInt8>, into text: inout UTF8Text) {
        switch self {
        case .utf8: break
        case .utf16BE: UTF16Decoder.decode(input, isBigEndian: true, into: &text)
        case .utf16LE: UTF16Decoder.decode(input, isBigEndian: false, into: &text)
        case .replacement: if !input.isEmpty { text.appendError() }
        case .iso2022JP: ISO2022JPDecoder.decode(input, into: &text)
        case .gbk, .gb18030: GB18030Decoder().decode(input, into: &text)
        case .big5: Big5Decoder().decode(input, into: &text)
        case .eucJP: EUCJPDecoder().decode(input, into: &text)
        case .shiftJIS: ShiftJISDecoder().decode(input, into: &text)
        case .eucKR: EUCKRDecoder().decode(input, into: &text)
        case .userDefined: SingleByteTable.userDefined.decode(input, into: &text)
        default: SingleByteTable.table(of: self)?.decode(input, into: &text)
        }
    }
}
