package import Linux

/// Decides about each address and port that is about to be connected.
///
/// Public addresses are open, private ones by permission only; ports where the web is served are
/// open, others by permission only.
/// It sees the numeric address after resolution, so no spelling of a host and no answer of a name
/// server gets around it.
package struct AddressGate: Sendable {
    /// Where the web is usually served.
    package static let usualPorts: [ClosedRange<UInt16>] = [
        80...80, 443...443, 8080...8080, 8443...8443,
    ]

    /// Where a server listens that did not choose its port.
    package static let dynamicPorts: ClosedRange<UInt16> = 32_768...65_535

    private let allowed: Set<IPAddress>
    private let allowedRanges: [AddressRange]
    private let ports: [ClosedRange<UInt16>]?

    /// Refuses private addresses but for these ranges, and ports but for these; nil for any port.
    package init(allowing allowed: [AddressRange], ports: [ClosedRange<UInt16>]? = nil) {
        // Each of many seeds may be such an address.
        self.allowed = Set(allowed.compactMap(\.address))
        allowedRanges = allowed.filter { $0.address == nil }
        self.ports = ports
    }

    /// Reads a port, or the first and the last one: `3000`, `8000-8099`.
    package static func ports(parsing text: String) -> ClosedRange<UInt16>? {
        let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let ports = words.map { word in
            word.allSatisfy { (0x30...0x39).contains($0) } ? UInt16(Substring(word)) ?? 0 : 0
        }
        guard (1...2).contains(ports.count), let first = ports.first, let last = ports.last,
            first > 0, first <= last
        else { return nil }
        return first...last
    }

    /// True where a connection to the port may be made, whatever the address.
    package func permits(port: UInt16) -> Bool {
        guard port > 0, let ports else { return port > 0 }
        return ports.contains { $0.contains(port) }
    }

    /// True where a connection may be made.
    package func permits(_ address: IPAddress) -> Bool {
        let forms = [address, address.embeddedIPv4].compactMap(\.self)
        guard !forms.contains(where: Self.metadata.contains) else {
            return forms.contains(where: allowed.contains)
        }
        if forms.contains(where: isAllowed) { return true }
        return !forms.contains { address in Self.refused.contains { $0.contains(address) } }
    }

    private func isAllowed(_ address: IPAddress) -> Bool {
        allowed.contains(address) || allowedRanges.contains { $0.contains(address) }
    }

    /// Where clouds keep credentials; no range opens them, only the address itself.
    private static let metadata = Set(
        [
            "169.254.169.254", "169.254.170.2", "169.254.170.23", "100.100.100.200",
            "fd00:ec2::254", "fd00:ec2::23",
        ].compactMap(IPAddress.init(parsing:))
    )

    /// The ranges that are not the public Internet: IANA's special-purpose registries of IPv4 and
    /// IPv6 (RFC 6890 and its updates), multicast, and one public address that a cloud answers
    /// privately.
    private static let refused = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
        "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "100:0:0:1::/64", "2001::/23",
        "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10",
        "fec0::/10", "ff00::/8",
    ].compactMap(AddressRange.init(parsing:))
}

extension IPAddress {
    /// The IPv4 address that an IPv6 address stands for, by the mappings of RFC 4291, 6052, 3056,
    /// 4380 and 5214.
    var embeddedIPv4: IPAddress? {
        guard !isIPv4 else { return nil }
        let last = UInt32(truncatingIfNeeded: number)
        if Self.tailMappings.contains(where: { $0.contains(self) }) { return IPAddress(ipv4: last) }
        if number >> 112 == 0x2002 {
            return IPAddress(ipv4: UInt32(truncatingIfNeeded: number >> 80))
        }
        if number >> 96 == 0x2001_0000 { return IPAddress(ipv4: ~last) }
        let isISATAP = UInt32(truncatingIfNeeded: number >> 32) & ~0x0200_0000 == 0x5EFE
        return isISATAP ? IPAddress(ipv4: last) : nil
    }

    private static let tailMappings = ["::ffff:0:0/96", "::/96", "::ffff:0:0:0/96", "64:ff9b::/96"]
        .compactMap(AddressRange.init(parsing:))
}
