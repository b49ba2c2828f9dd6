/// The encoding in a page's XML declaration, which HTML heeds where nothing else names one.
enum XMLDeclaration {
    /// UTF-16 by the way in which it spells `<?x`.
    static func wideEncoding(of body: Span<UInt8>) -> TextEncoding? {
        if body.spells("<\0?\0x\0", at: 0) { return .utf16LE }
        return body.spells("\0<\0?\0x", at: 0) ? .utf16BE : nil
    }

    /// Gets an XML encoding (HTML Standard, 13.2.3.2).
    static func encoding(of body: Span<UInt8>) -> TextEncoding? {
        guard body.spells("<?xml", at: 0), let end = firstIndex(of: ">", in: body, from: 5) else {
            return nil
        }
        let declaration = body.extracting(..<end)
        var index = 5
        while index < end, !declaration.spells("encoding", at: index) { index += 1 }
        index += 8
        skipControls(in: declaration, from: &index)
        guard declaration.byte(at: index) == UInt8(ascii: "=") else { return nil }
        index += 1
        skipControls(in: declaration, from: &index)
        return label(in: declaration, from: index).flatMap { narrow(TextEncoding(label: $0)) }
    }

    private static func label(in text: Span<UInt8>, from start: Int) -> [UInt8]? {
        guard let quote = text.byte(at: start) else { return nil }
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        var label: [UInt8] = []
        for index in start + 1..<text.count {
            guard text[index] != quote else { return label }
            guard text[index] > 0x20 else { return nil }
            label.append(text[index])
        }
        return nil
    }

    /// What was read as bytes of ASCII cannot be UTF-16.
    private static func narrow(_ encoding: TextEncoding?) -> TextEncoding? {
        encoding == .utf16BE || encoding == .utf16LE ? .utf8 : encoding
    }

    private static func skipControls(in text: Span<UInt8>, from index: inout Int) {
        while let byte = text.byte(at: index), byte <= 0x20 { index += 1 }
    }

    private static func firstIndex(
        of byte: Unicode.Scalar,
        in text: Span<UInt8>,
        from start: Int
    )
        -> Int?
    {
        var index = start
        while index < text.count, text[index] != UInt8(ascii: byte) { index += 1 }
        return index < text.count ? index : nil
    }
}
