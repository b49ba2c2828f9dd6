import URLStandard

/// The host, perhaps with a port, that begins an address without a scheme: `example.org/a`,
/// `localhost:8000`, `[::1]`, `intranet:8080`.
package struct TypedHost {
    private let host: ArraySlice<UInt8>
    private let port: ArraySlice<UInt8>

    /// Finds the host of an address; nil where none begins it, or a word without a dot that may
    /// mean anything.
    ///
    /// - Parameter address: The text without white space around it.
    package init?(beginning address: [UInt8]) {
        let authority = address.prefix { !"/?#".utf8.contains($0) }
        let isBracketed = authority.first == UInt8(ascii: "[")
        let end =
            isBracketed
            ? authority.firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
            : authority.firstIndex(of: UInt8(ascii: ":"))
        host = authority[..<(end ?? authority.endIndex)]
        let rest = authority[host.endIndex...]
        port = rest.dropFirst()
        guard rest.first ?? UInt8(ascii: ":") == UInt8(ascii: ":"), port.allSatisfy(\.isASCIIDigit)
        else { return nil }
        guard !isBracketed else { return }
        guard let first = host.first, first != UInt8(ascii: "."), host.allSatisfy(\.isHostByte)
        else { return nil }
        guard host.contains(UInt8(ascii: ".")) || !port.isEmpty || isLocal else { return nil }
    }

    /// What may stand before the address, the likelier first: always the same for one text.
    ///
    /// As browsers have it, https is likelier, but not for an IP address, for localhost, or for a
    /// port of its own. A port that ends in 443 is one of https all the same.
    package var schemes: [String] {
        isPlain ? ["http://", "https://"] : ["https://", "http://"]
    }

    private var isPlain: Bool {
        guard port.isEmpty else { return !port.reversed().starts(with: "344".utf8) }
        return host.first == UInt8(ascii: "[") || isLocal || hasNumberLast
    }

    private var labels: [ArraySlice<UInt8>] { host.split(separator: UInt8(ascii: ".")) }

    private var isLocal: Bool {
        labels.last?.map { $0 | 0x20 }.elementsEqual("localhost".utf8) ?? false
    }

    /// True for IPv4 addresses, which are all that ends in a number.
    private var hasNumberLast: Bool { labels.last?.allSatisfy(\.isASCIIDigit) ?? false }
}

extension UInt8 {
    /// True for letters of any alphabet, digits, dots and what else hosts are made of.
    fileprivate var isHostByte: Bool {
        isASCIIDigit || (0x61...0x7A).contains(self | 0x20) || self >= 0x80
            || "-._".utf8.contains(self)
    }
}
