/// An IPv4 address, read from all the forms that browsers take for one.
struct IPv4Address: CustomStringConvertible {
    private let value: UInt32

    /// Reads one to four numbers; nil where they are no address (URL Standard, 3.5, IPv4 parser).
    init?(_ host: ArraySlice<UInt8>) {
        let labels = Self.labels(host)
        guard labels.count <= 4 else { return nil }
        var value: UInt64 = 0
        for (index, label) in labels.enumerated() {
            guard let number = Self.number(label) else { return nil }
            let isLast = index == labels.count - 1
            let room = isLast ? 8 * UInt64(5 - labels.count) : 8
            guard number < 1 << room else { return nil }
            value = value << room | number
        }
        self.value = UInt32(value)
    }

    var description: String {
        [24, 16, 8, 0].map { String(value >> $0 & 255) }.joined(separator: ".")
    }

    /// True where the last label is a number, so that the host is an address or wrong.
    static func isNumeric(_ host: ArraySlice<UInt8>) -> Bool {
        let trimmed = host.last == UInt8(ascii: ".") ? host.dropLast() : host
        let dot = trimmed.lastIndex(of: UInt8(ascii: "."))
        let label = trimmed[(dot.map { $0 + 1 } ?? trimmed.startIndex)...]
        guard let first = label.first, first.isASCIIDigit else { return false }
        return label.allSatisfy(\.isASCIIDigit) || number(label) != nil
    }

    /// The labels, without the empty one after a last dot.
    private static func labels(_ host: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count > 1 && labels.last?.isEmpty == true ? labels.dropLast() : labels
    }

    /// A decimal, octal (0…) or hexadecimal (0x…) number; values that fit nowhere are 2³².
    private static func number(_ label: ArraySlice<UInt8>) -> UInt64? {
        guard !label.isEmpty else { return nil }
        var digits = label
        var radix: UInt64 = 10
        if label.count > 1, label.first == UInt8(ascii: "0") {
            let isHexadecimal = label[label.startIndex + 1].lowercased == UInt8(ascii: "x")
            radix = isHexadecimal ? 16 : 8
            digits = label.dropFirst(isHexadecimal ? 2 : 1)
        }
        var value: UInt64 = 0
        for byte in digits {
            guard let digit = byte.hexadecimalValue, digit < radix else { return nil }
            value = min(value * radix + UInt64(digit), 1 << 32)
        }
        return value
    }
}
