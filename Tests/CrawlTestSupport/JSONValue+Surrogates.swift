extension JSONValue {
    /// A string's bytes as UTF-8, a lone surrogate in three bytes of its own; nil for other values.
    ///
    /// An array of numbers is a string, too: its units of UTF-16.
    package var bytes: [UInt8]? {
        switch self {
        case .string(let text): Array(text.utf8)
        case .units(let units): Self.bytes(of: units)
        case .array(let elements):
            elements.contains { $0.unit == nil } ? nil : Self.bytes(of: elements.compactMap(\.unit))
        default: nil
        }
    }

    /// The string that the bytes are; what is neither UTF-8 nor a lone surrogate becomes U+FFFD.
    package init(bytes: [UInt8]) {
        if let text = String(validating: bytes, as: UTF8.self) {
            self = .string(text)
        } else {
            self = .units(Self.units(of: bytes))
        }
    }

    /// A string's text as it was written: with lone surrogates where it has some.
    package init(units: [UInt16]) {
        self.init(bytes: Self.bytes(of: units))
    }

    private var unit: UInt16? { number.flatMap { UInt16(exactly: $0) } }

    private static func bytes(of units: [UInt16]) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = units[...]
        while let unit = rest.popFirst() {
            if let low = rest.first, UTF16.isLeadSurrogate(unit), UTF16.isTrailSurrogate(low) {
                bytes += String(decoding: [unit, low], as: UTF16.self).utf8
                rest.removeFirst()
            } else if let scalar = Unicode.Scalar(unit) {
                bytes += String(scalar).utf8
            } else {
                let low = UInt8(unit & 0x3F)
                bytes += [0xED, 0x80 | UInt8(unit >> 6 & 0x3F), 0x80 | low]
            }
        }
        return bytes
    }

    private static func units(of bytes: [UInt8]) -> [UInt16] {
        var units: [UInt16] = []
        var start = 0
        for index in bytes.indices where index >= start {
            guard let unit = surrogate(at: index, in: bytes) else { continue }
            units += String(decoding: bytes[start..<index], as: UTF8.self).utf16
            units.append(unit)
            start = index + 3
        }
        return units + String(decoding: bytes[start...], as: UTF8.self).utf16
    }

    private static func surrogate(at index: Int, in bytes: [UInt8]) -> UInt16? {
        guard bytes[index] == 0xED, index + 2 < bytes.count else { return nil }
        guard (0xA0...0xBF).contains(bytes[index + 1]) else { return nil }
        guard (0x80...0xBF).contains(bytes[index + 2]) else { return nil }
        return 0xD000 | UInt16(bytes[index + 1] & 0x3F) << 6 | UInt16(bytes[index + 2] & 0x3F)
    }
}
