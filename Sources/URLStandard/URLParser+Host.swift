extension URLParser {
    /// Host parser and serialiser (URL Standard, 3.5): appends the host in the form it is kept.
    mutating func appendHost(_ input: Span<UInt8>) throws(URLError) {
        if !input.isEmpty, input[0] == UInt8(ascii: "[") {
            return try appendIPv6(input)
        }
        guard parts.scheme.isSpecial else { return try appendOpaqueHost(input) }
        let start = bytes.count
        if !appendPlainDomain(input) {
            try appendDomain(input)
        }
        guard bytes.count > start else { throw .invalidHost }
        try readNumbers(from: start)
    }

    private mutating func appendIPv6(_ input: Span<UInt8>) throws(URLError) {
        guard input[input.count - 1] == UInt8(ascii: "]") else { throw .invalidHost }
        let text = input.extracting(1..<max(1, input.count - 1))
        guard let address = IPv6Address(text) else { throw .invalidHost }
        bytes.append(UInt8(ascii: "["))
        bytes.append(contentsOf: address.description.utf8)
        bytes.append(UInt8(ascii: "]"))
    }

    /// Opaque-host parser.
    private mutating func appendOpaqueHost(_ input: Span<UInt8>) throws(URLError) {
        for index in input.indices
        where input[index].isIn(.forbiddenInHost) {
            throw .invalidHost
        }
        append(input, 0..<input.count, encoding: .controlEncoded)
    }

    /// Appends an ASCII domain in small letters; false where it is none or holds what is forbidden.
    private mutating func appendPlainDomain(_ input: Span<UInt8>) -> Bool {
        for index in input.indices {
            let isForbidden = input[index].isIn(.forbiddenInDomain)
            guard input[index].isASCII, !isForbidden else { return false }
        }
        bytes.append(addingCapacity: input.count) { output in
            for index in input.indices { output.append(input[index].lowercased) }
        }
        return true
    }

    /// Domain to ASCII (URL Standard, 3.3): an ASCII domain stays as it is but for its capitals.
    private mutating func appendDomain(_ input: Span<UInt8>) throws(URLError) {
        decoded.removeAll(keepingCapacity: true)
        decoded.append(percentDecoding: input)
        let domain = decoded
        if domain.allSatisfy(\.isASCII) {
            guard appendPlainDomain(domain.span) else { throw .invalidHost }
        } else {
            guard international.convert(domain.span) else { throw .invalidHost }
            let ascii = international.ascii
            guard appendPlainDomain(ascii.span) else { throw .invalidHost }
        }
    }

    /// Replaces a host that ends in a number by the address it spells.
    private mutating func readNumbers(from start: Int) throws(URLError) {
        guard IPv4Address.isNumeric(bytes[start...]) else { return }
        guard let address = IPv4Address(bytes[start...]) else { throw .invalidHost }
        bytes.removeSubrange(start...)
        bytes.append(contentsOf: address.description.utf8)
    }
}
