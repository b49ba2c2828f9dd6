/// The decoder of ISO-2022-JP (section 12.2.1).
struct ISO2022JPDecoder {
    private enum State {
        case ascii, roman, katakana, lead, trail, escapeStart, escape
    }

    private let index = DoubleByteIndex.jis0208
    private var state = State.ascii
    /// The character set that the last good escape sequence chose.
    private var output = State.ascii
    private var lead: UInt8 = 0
    /// True where nothing stood between two escape sequences, which is an error.
    private var isFreshlyEscaped = false

    /// Decodes all bytes.
    static func decode(_ input: Span<UInt8>, into text: inout UTF8Text) {
        var decoder = ISO2022JPDecoder()
        var place = 0
        while place < input.count {
            place += decoder.take(input[place], into: &text)
        }
        decoder.end(into: &text)
    }

    /// Takes a byte; tells how far to go: 1, 0 where it is read again, -1 with the one before.
    private mutating func take(_ byte: UInt8, into text: inout UTF8Text) -> Int {
        switch state {
        case .escapeStart: return begin(byte, into: &text)
        case .escape: return choose(byte, into: &text)
        case .trail:
            takeTrail(byte, into: &text)
            return 1
        default: break
        }
        if byte == 0x1B {
            state = .escapeStart
            return 1
        }
        isFreshlyEscaped = false
        if state == .lead, (0x21...0x7E).contains(byte) {
            lead = byte
            state = .trail
        } else {
            text.append(code(of: byte))
        }
        return 1
    }

    /// What a byte that stands alone means.
    private func code(of byte: UInt8) -> UInt32 {
        switch (state, byte) {
        case (.katakana, 0x21...0x5F): 0xFF61 - 0x21 + UInt32(byte)
        case (.katakana, _), (.lead, _), (_, 0x80...), (_, 0x0E), (_, 0x0F): 0xFFFD
        case (.roman, 0x5C): 0xA5
        case (.roman, 0x7E): 0x203E
        default: UInt32(byte)
        }
    }

    private mutating func takeTrail(_ byte: UInt8, into text: inout UTF8Text) {
        state = byte == 0x1B ? .escapeStart : .lead
        guard (0x21...0x7E).contains(byte) else { return text.appendError() }
        let code = index.code(at: (Int(lead) - 0x21) * 94 + Int(byte) - 0x21)
        text.append(code == 0 ? 0xFFFD : code)
    }

    /// Takes the byte behind ESC.
    private mutating func begin(_ byte: UInt8, into text: inout UTF8Text) -> Int {
        guard byte == 0x24 || byte == 0x28 else {
            abandon(into: &text)
            return 0
        }
        lead = byte
        state = .escape
        return 1
    }

    /// Takes the last byte of an escape sequence.
    private mutating func choose(_ byte: UInt8, into text: inout UTF8Text) -> Int {
        guard let chosen = Self.set(lead, byte) else {
            abandon(into: &text)
            return -1
        }
        state = chosen
        output = chosen
        if isFreshlyEscaped { text.appendError() }
        isFreshlyEscaped = true
        return 1
    }

    private static func set(_ lead: UInt8, _ byte: UInt8) -> State? {
        switch (lead, byte) {
        case (0x28, 0x42): .ascii
        case (0x28, 0x4A): .roman
        case (0x28, 0x49): .katakana
        case (0x24, 0x40), (0x24, 0x42): .lead
        default: nil
        }
    }

    /// Gives an escape sequence up.
    private mutating func abandon(into text: inout UTF8Text) {
        isFreshlyEscaped = false
        state = output
        text.appendError()
    }

    /// Ends with what is left unfinished; the byte behind an ESC is then a text of its own.
    private mutating func end(into text: inout UTF8Text) {
        switch state {
        case .trail, .escapeStart: text.appendError()
        case .escape:
            abandon(into: &text)
            _ = take(lead, into: &text)
            if state == .trail { text.appendError() }
        default: break
        }
    }
}
