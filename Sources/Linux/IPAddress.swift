import CLinux
import Glibc

/// An address of IPv4 or IPv6, for rules about ranges of them.
package struct IPAddress: Hashable, Sendable {
    /// The address as a number: of IPv4 32 bits, of IPv6 all 128.
    package let number: UInt128
    /// True for an address of four bytes.
    package let isIPv4: Bool

    /// The address of IPv4 with this number.
    package init(ipv4 number: UInt32) {
        self.number = UInt128(number)
        isIPv4 = true
    }

    /// Takes bytes in network order; nil unless there are four or sixteen.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        number = bytes.reduce(0) { $0 << 8 | UInt128($1) }
        isIPv4 = bytes.count == 4
    }

    /// Reads the usual notation, for IPv6 without brackets and without a zone.
    ///
    /// The corresponding C function is `inet_pton`.
    package init?(parsing text: String) {
        var bytes = [UInt8](repeating: 0, count: 16)
        if unsafe inet_pton(AF_INET, text, &bytes) == 1 {
            self.init(bytes: bytes.prefix(4))
        } else if unsafe inet_pton(AF_INET6, text, &bytes) == 1 {
            self.init(bytes: bytes)
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

    /// 32 or 128.
    package var bitCount: Int { isIPv4 ? 32 : 128 }

    /// Four or sixteen bytes in network order.
    package var bytes: [UInt8] {
        stride(from: bitCount - 8, through: 0, by: -8).map { shift in
            UInt8(truncatingIfNeeded: number >> shift)
        }
    }
}

/// A range of addresses: all that begin with the same bits.
package struct AddressRange: Hashable, Sendable {
    private let first: IPAddress
    /// The bits that all addresses share.
    private let mask: UInt128

    /// Reads CIDR notation, `127.0.0.0/8` or `fe80::/10`; an address alone means just itself.
    package init?(parsing text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let address = IPAddress(parsing: String(first)) else {
            return nil
        }
        guard parts.count == 2 else {
            self.init(address)
            return
        }
        let digits = parts[1].utf8
        guard !digits.isEmpty, digits.count <= 3, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let bitCount = Int(parts[1]), bitCount <= address.bitCount
        else { return nil }
        self.init(address, bitCount: bitCount)
    }

    /// The range of one address alone.
    package init(_ address: IPAddress) {
        self.init(address, bitCount: address.bitCount)
    }

    /// The range of all addresses that share the first bits with one of them.
    package init(_ address: IPAddress, bitCount: Int) {
        precondition(bitCount <= address.bitCount, "A prefix is no longer than its address.")
        first = address
        mask = bitCount == 0 ? 0 : .max << (address.bitCount - bitCount)
    }

    /// The address, where the range is one address alone.
    package var address: IPAddress? { mask == .max ? first : nil }

    /// True where the address lies inside, which needs the same family.
    package func contains(_ other: IPAddress) -> Bool {
        first.isIPv4 == other.isIPv4 && (first.number ^ other.number) & mask == 0
    }
}
