/// The encoder of ISO-2022-JP (section 12.2.2).
struct ISO2022JPEncoder {
    private enum Characters: UInt8 {
        case ascii = 0x42
        case roman = 0x4A
        case jis0208 = 0x24
    }

    private var characters = Characters.ascii

    /// Encodes text and returns to ASCII at its end.
    static func encode(_ text: some Sequence<Unicode.Scalar>, _ write: (EncodedUnit) -> Void) {
        var encoder = ISO2022JPEncoder()
        for scalar in text { encoder.encode(scalar, write) }
        encoder.choose(.ascii, write)
    }

    private mutating func encode(_ scalar: Unicode.Scalar, _ write: (EncodedUnit) -> Void) {
        switch scalar.value {
        case 0x0E, 0x0F, 0x1B:
            // These would begin or change what is escaped.
            if characters == .jis0208 { choose(.ascii, write) }
            write(.lacking("\u{FFFD}"))
        case 0xA5, 0x203E:
            choose(.roman, write)
            write(.byte(scalar.value == 0xA5 ? 0x5C : 0x7E))
        case 0..<0x80:
            let stays = characters == .roman && scalar != "\\" && scalar != "~"
            if !stays { choose(.ascii, write) }
            write(.byte(UInt8(truncatingIfNeeded: scalar.value)))
        default: encodePair(scalar, write)
        }
    }

    private mutating func encodePair(_ scalar: Unicode.Scalar, _ write: (EncodedUnit) -> Void) {
        let scalar = Self.wide(scalar)
        guard let pointer = DoubleByteEncoder.japanesePointer(of: scalar, in: .jis0208) else {
            if characters == .jis0208 { choose(.ascii, write) }
            return write(.lacking(scalar))
        }
        choose(.jis0208, write)
        write(.byte(UInt8(truncatingIfNeeded: pointer / 94 + 0x21)))
        write(.byte(UInt8(truncatingIfNeeded: pointer % 94 + 0x21)))
    }

    private mutating func choose(_ other: Characters, _ write: (EncodedUnit) -> Void) {
        guard characters != other else { return }
        characters = other
        let sequence: [UInt8] =
            other == .jis0208 ? [0x1B, 0x24, 0x42] : [0x1B, 0x28, other.rawValue]
        for byte in sequence { write(.byte(byte)) }
    }

    /// Index ISO-2022-JP katakana: the wide form of a half-width letter.
    private static func wide(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF61...0xFF9F).contains(scalar.value) else { return scalar }
        return wideLetters[Int(scalar.value - 0xFF61)]
    }

    private static let wideLetters = Array(
        """
        。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノ\
        ハヒフヘホマミムメモヤユヨラリルレロワン\u{309B}\u{309C}
        """.unicodeScalars
    )
}
