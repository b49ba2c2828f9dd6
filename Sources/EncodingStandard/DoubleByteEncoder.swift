/// The encoders of the encodings with pairs of bytes, for one code point that is not ASCII.
enum DoubleByteEncoder {
    /// Section 10.2.2.
    static func gb18030(_ scalar: Unicode.Scalar, isGBK: Bool) -> [UInt8]? {
        let code = scalar.value
        guard code != 0xE5E5 else { return nil }
        if isGBK && code == 0x20AC { return [0x80] }
        if let pair = formerPair(of: code) { return pair }
        if let pointer = PointerTable.gb18030.pointer(of: code) {
            let trail = pointer % 190
            return bytes(pointer / 190 + 0x81, trail + (trail < 0x3F ? 0x40 : 0x41))
        }
        guard !isGBK, let pointer = GB18030Ranges.pointer(of: code) else { return nil }
        let (high, low) = (pointer / 1_260, pointer % 1_260)
        return bytes(high / 10 + 0x81, high % 10 + 0x30, low / 10 + 0x81, low % 10 + 0x30)
    }

    /// What code points of private use were before GB 18030-2022 gave their pairs to others.
    private static func formerPair(of code: UInt32) -> [UInt8]? {
        switch code {
        case 0xE78D...0xE793: bytes(0xA6, Int(code - 0xE78D) + 0xD9)
        case 0xE794, 0xE795: bytes(0xA6, Int(code - 0xE794) + 0xEC)
        case 0xE796: [0xA6, 0xF3]
        case 0xE81E: [0xFE, 0x59]
        case 0xE826: [0xFE, 0x61]
        case 0xE82B, 0xE82C: bytes(0xFE, Int(code - 0xE82B) + 0x66)
        case 0xE832: [0xFE, 0x6D]
        case 0xE843: [0xFE, 0x7E]
        case 0xE854: [0xFE, 0x90]
        case 0xE864: [0xFE, 0xA0]
        default: nil
        }
    }

    /// Section 11.1.2.
    static func big5(_ scalar: Unicode.Scalar) -> [UInt8]? {
        PointerTable.big5.pointer(of: scalar.value).map { pointer in
            let trail = pointer % 157
            return bytes(pointer / 157 + 0x81, trail + (trail < 0x3F ? 0x40 : 0x62))
        }
    }

    /// Section 12.1.2.
    static func eucJP(_ scalar: Unicode.Scalar) -> [UInt8]? {
        switch scalar.value {
        case 0xA5: [0x5C]
        case 0x203E: [0x7E]
        case 0xFF61...0xFF9F: bytes(0x8E, Int(scalar.value - 0xFF61) + 0xA1)
        default:
            japanesePointer(of: scalar, in: .jis0208).map { bytes($0 / 94 + 0xA1, $0 % 94 + 0xA1) }
        }
    }

    /// Section 12.3.2.
    static func shiftJIS(_ scalar: Unicode.Scalar) -> [UInt8]? {
        switch scalar.value {
        case 0x80: [0x80]
        case 0xA5: [0x5C]
        case 0x203E: [0x7E]
        case 0xFF61...0xFF9F: bytes(Int(scalar.value - 0xFF61) + 0xA1)
        default:
            japanesePointer(of: scalar, in: .shiftJIS).map { pointer in
                let (lead, trail) = (pointer / 188, pointer % 188)
                return bytes(
                    lead + (lead < 0x1F ? 0x81 : 0xC1),
                    trail + (trail < 0x3F ? 0x40 : 0x41)
                )
            }
        }
    }

    /// Section 13.1.2.
    static func eucKR(_ scalar: Unicode.Scalar) -> [UInt8]? {
        PointerTable.eucKR.pointer(of: scalar.value).map {
            bytes($0 / 190 + 0x81, $0 % 190 + 0x41)
        }
    }

    /// A minus sign is sent as the full-width one, which the Japanese index has.
    static func japanesePointer(of scalar: Unicode.Scalar, in table: PointerTable) -> Int? {
        table.pointer(of: scalar.value == 0x2212 ? 0xFF0D : scalar.value)
    }

    private static func bytes(_ values: Int...) -> [UInt8] {
        values.map { UInt8(truncatingIfNeeded: $0) }
    }
}
