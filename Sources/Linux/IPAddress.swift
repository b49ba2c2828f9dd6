import CLinux
import Glibc

/// An address of IPv4 or IPv6, for rules about ranges of them.
package struct IPAddress: Hashable, Sendable {
    /// Four or sixteen bytes in network order.
    package let bytes: [UInt8]

    /// Takes bytes in network order; nil unless there are four or sixteen.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Reads the usual notation, for IPv6 without brackets and without a zone.
    ///
    /// The corresponding C function is `inet_pton`.
    package init?(parsing text: String) {
        var bytes = [UInt8](repeating: 0, count: 16)
        if unsafe inet_pton(AF_INET, text, &bytes) == 1 {
            self.bytes = Array(bytes.prefix(4))
        } else if unsafe inet_pton(AF_INET6, text, &bytes) == 1 {
            self.bytes = bytes
        } else {
            return nil
        }
    }

    /// Reads a host as URLs spell it: an address of IPv6 stands in brackets, and no other does.
    package init?(host: some StringProtocol) {
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        self.init(parsing: String(isBracketed ? host.dropFirst().dropLast() : host[...]))
        guard isIPv4 != isBracketed else { return nil }
    }

    /// True for an address of four bytes.
    package var isIPv4: Bool { bytes.count == 4 }
}

/// A range of addresses: all that begin with the same bits.
package struct AddressRange: Hashable, Sendable {
    private let address: IPAddress
    private let bitCount: Int

    /// Reads CIDR notation, `127.0.0.0/8` or `fe80::/10`; an address alone means just itself.
    package init?(parsing text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let address = IPAddress(parsing: String(first)) else {
            return nil
        }
        let limit = address.bytes.count * 8
        guard parts.count == 2 else {
            self.init(address)
            return
        }
        let digits = parts[1].utf8
        guard !digits.isEmpty, digits.count <= 3, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let bitCount = Int(parts[1]), bitCount <= limit
        else { return nil }
        self.init(address, bitCount: bitCount)
    }

    /// The range of one address alone.
    package init(_ address: IPAddress) {
        self.init(address, bitCount: address.bytes.count * 8)
    }

    /// The range of all addresses that share the first bits with one of them.
    package init(_ address: IPAddress, bitCount: Int) {
        precondition(bitCount <= address.bytes.count * 8, "A prefix is no longer than its address.")
        self.address = address
        self.bitCount = bitCount
    }

    /// True where the address lies inside, which needs the same family.
    package func contains(_ other: IPAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        let (whole, rest) = bitCount.quotientAndRemainder(dividingBy: 8)
        guard other.bytes[..<whole] == address.bytes[..<whole] else { return false }
        guard rest > 0 else { return true }
        return (other.bytes[whole] ^ address.bytes[whole]) >> (8 - rest) == 0
    }
}
