/// The header fields of one answer, kept as the bytes that came, looked up without case.
package struct HTTPFields: Sendable, Equatable {
    /// Field lines with their CRLF, without the status line, as received.
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The first value of a field, trimmed, nil where it is absent; invalid UTF-8 becomes U+FFFD.
    ///
    /// - Complexity: O(n) in the bytes of all fields.
    package func first(_ name: StaticString) -> String? {
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            guard name.matches(line[..<colon]) else { continue }
            return String(decoding: line[line.index(after: colon)...].trimmed, as: UTF8.self)
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    /// The slice without blanks and line ends at both sides.
    fileprivate var trimmed: ArraySlice<UInt8> {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
        guard let start = firstIndex(where: { !isBlank($0) }) else { return [] }
        guard let end = lastIndex(where: { !isBlank($0) }) else { return [] }
        return self[start...end]
    }
}

extension StaticString {
    /// True when the bytes spell this name, ASCII letters without case.
    fileprivate func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count == utf8CodeUnitCount else { return false }
        return description.utf8.elementsEqual(bytes) { lowercased($0) == lowercased($1) }
    }

    private func lowercased(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
}
