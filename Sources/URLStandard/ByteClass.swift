/// The sets of bytes that the standard names, one bit each; non-ASCII bytes are in all encode sets.
struct ByteClass: OptionSet {
    let rawValue: UInt16

    static let controlEncoded = ByteClass(rawValue: 1)
    static let fragmentEncoded = ByteClass(rawValue: 2)
    static let queryEncoded = ByteClass(rawValue: 4)
    static let specialQueryEncoded = ByteClass(rawValue: 8)
    static let pathEncoded = ByteClass(rawValue: 16)
    static let userinfoEncoded = ByteClass(rawValue: 32)
    static let forbiddenInHost = ByteClass(rawValue: 64)
    static let forbiddenInDomain = ByteClass(rawValue: 128)
    static let scheme = ByteClass(rawValue: 256)
    static let percent = ByteClass(rawValue: 512)
    static let tabOrNewline = ByteClass(rawValue: 1024)

    /// The classes of every byte.
    static let table = InlineArray<256, ByteClass> { ByteClass(of: UInt8($0)) }
}

extension ByteClass {
    fileprivate init(of byte: UInt8) {
        var found: ByteClass = Self.encodeSets(of: byte)
        let isHostless = "\0\t\n\r #/:<>?@[\\]^|".utf8.contains(byte)
        if isHostless { found.insert(.forbiddenInHost) }
        if isHostless || byte < 0x20 || byte == 0x25 || byte == 0x7F {
            found.insert(.forbiddenInDomain)
        }
        if byte.isASCIIAlphanumeric || "+-.".utf8.contains(byte) { found.insert(.scheme) }
        if byte == UInt8(ascii: "%") { found.insert(.percent) }
        if "\t\n\r".utf8.contains(byte) { found.insert(.tabOrNewline) }
        self = found
    }

    /// URL Standard, 1.3: each set adds to the one before.
    private static func encodeSets(of byte: UInt8) -> ByteClass {
        var found: ByteClass = []
        let isControl = byte < 0x20 || byte > 0x7E
        let inQuery = isControl || " \"#<>".utf8.contains(byte)
        let inPath = inQuery || "?^`{}".utf8.contains(byte)
        if isControl { found.insert(.controlEncoded) }
        if isControl || " \"<>`".utf8.contains(byte) { found.insert(.fragmentEncoded) }
        if inQuery { found.insert(.queryEncoded) }
        if inQuery || byte == UInt8(ascii: "'") { found.insert(.specialQueryEncoded) }
        if inPath { found.insert(.pathEncoded) }
        if inPath || "/:;=@[\\]|".utf8.contains(byte) { found.insert(.userinfoEncoded) }
        return found
    }
}

extension UInt8 {
    var isASCIIDigit: Bool { self &- 0x30 < 10 }

    var isASCIIAlpha: Bool { (self | 0x20) &- 0x61 < 26 }

    var isASCIIAlphanumeric: Bool { isASCIIDigit || isASCIIAlpha }

    var isASCII: Bool { self < 0x80 }

    /// The byte with ASCII capitals made small.
    var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

    /// The value as a hexadecimal digit, nil for other bytes.
    var hexadecimalValue: UInt8? {
        if isASCIIDigit { return self &- 0x30 }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? letter + 10 : nil
    }

    /// The digit, capital where it is a letter, that stands for a value below 16.
    static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x37 + value
    }
}
