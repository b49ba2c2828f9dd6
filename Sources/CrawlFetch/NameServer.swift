package import Linux

/// A server that is asked for the addresses of names.
package struct NameServer: Hashable, Sendable {
    /// Where name servers listen.
    package static let usualPort: UInt16 = 53

    package let address: IPAddress
    package let port: UInt16

    /// Names a server.
    package init(_ address: IPAddress, port: UInt16 = usualPort) {
        self.address = address
        self.port = port
    }

    /// Reads `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1` or `[2001:db8::1]:5353`.
    package init?(parsing text: String) {
        if let address = IPAddress(parsing: text) {
            self.init(address)
            return
        }
        guard let colon = text.lastIndex(of: ":"),
            let port = Self.port(text[text.index(after: colon)...]),
            let address = IPAddress(host: text[..<colon])
        else { return nil }
        self.init(address, port: port)
    }

    /// The notation in which c-ares reads servers.
    var authority: String {
        address.isIPv4 ? "\(address):\(port)" : "[\(address)]:\(port)"
    }

    private static func port(_ text: Substring) -> UInt16? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = UInt16(text),
            port > 0
        else { return nil }
        return port
    }
}
