import URLStandard

/// The header fields of one answer, kept as the bytes that came, looked up without case.
package struct HTTPFields: Sendable, Equatable {
    /// Field lines with their CRLF, without the status line, as received.
    package let bytes: [UInt8]
    /// A bit for each name that is there: most of those that are asked for are not.
    private let names: UInt64

    /// Takes fields as they came, and looks for their names once.
    package init(bytes: [UInt8]) {
        self.bytes = bytes
        names = Self.names(in: bytes.span)
    }

    /// The first value of a field, trimmed, nil where it is absent; invalid UTF-8 becomes U+FFFD.
    ///
    /// - Complexity: O(n) in the bytes of all fields.
    package func first(_ name: String) -> String? {
        firstValue(of: name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The first value of a field that is a URL or a part of one, nil where the field is absent.
    ///
    /// Bytes beyond ASCII are percent-encoded as they came: servers spell in any charset what they
    /// know again only so. Browsers do the same.
    /// - Complexity: O(n) in the bytes of all fields.
    package func firstReference(_ name: String) -> String? {
        firstValue(of: name).map { Self.ascii($0) }
    }

    /// All values of a field in their order, trimmed; invalid UTF-8 becomes U+FFFD.
    ///
    /// - Complexity: O(n) in the bytes of all fields.
    package func all(_ name: String) -> [String] {
        guard mayHave(name) else { return [] }
        var values: [String] = []
        var start = 0
        while let line = line(from: start) {
            if let value = value(of: name, in: line) {
                values.append(String(decoding: value, as: UTF8.self))
            }
            start = line.upperBound + 1
        }
        return values
    }

    /// The fields as a JSON array of pairs, invalid UTF-8 as U+FFFD.
    ///
    /// - Parameter limit: About how many bytes it takes at most; fields without room are left out.
    /// - Returns: `[["name","value"],...]` as bytes.
    /// - Complexity: O(n) in the bytes of all fields.
    package func json(limit: Int = 32_768) -> [UInt8] {
        var json = [UInt8(ascii: "[")]
        json.reserveCapacity(min(bytes.count + bytes.count / 4, limit))
        var next = 0
        while let range = line(from: next) {
            next = range.upperBound + 1
            guard let colon = bytes[range].firstIndex(of: UInt8(ascii: ":")) else { continue }
            let start = json.count
            if start > 1 { json.append(UInt8(ascii: ",")) }
            JSONText.append(
                pair: bytes.span.extracting(range.lowerBound..<colon),
                bytes[(colon + 1)..<range.upperBound].trimmed.span,
                to: &json
            )
            if json.count >= limit { json.removeSubrange(start...) }
        }
        json.append(UInt8(ascii: "]"))
        return json
    }

    /// The bytes from a place up to the next line end; nil where none are left.
    private func line(from start: Int) -> Range<Int>? {
        guard start < bytes.count else { return nil }
        let bytes = bytes.span
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        return start..<end
    }

    private func firstValue(of name: String) -> ArraySlice<UInt8>? {
        guard mayHave(name) else { return nil }
        var start = 0
        while let line = line(from: start) {
            if let value = value(of: name, in: line) { return value }
            start = line.upperBound + 1
        }
        return nil
    }

    /// What follows the colon of a line, where the line is one of the field.
    private func value(of name: String, in line: Range<Int>) -> ArraySlice<UInt8>? {
        let colon = line.lowerBound + name.utf8.count
        guard colon < line.upperBound, bytes[colon] == UInt8(ascii: ":") else { return nil }
        guard name.matches(bytes[line.lowerBound..<colon]) else { return nil }
        return bytes[(colon + 1)..<line.upperBound].trimmed
    }
}

extension HTTPFields {
    private static func ascii(_ value: ArraySlice<UInt8>) -> String {
        var text: [UInt8] = []
        for byte in value {
            if byte < 0x80 { text.append(byte) } else { text.appendPercentEncoded(byte) }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension HTTPFields {
    /// False for most names that no field has.
    private func mayHave(_ name: String) -> Bool {
        guard let first = name.utf8.first else { return false }
        return names & Self.bit(first, count: name.utf8.count) != 0
    }

    /// The bits of the names of all lines.
    private static func names(in bytes: Span<UInt8>) -> UInt64 {
        var names: UInt64 = 0
        var (start, isName) = (0, true)
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "\n") {
                (start, isName) = (index + 1, true)
            } else if isName, bytes[index] == UInt8(ascii: ":") {
                names |= bit(bytes[start], count: index - start)
                isName = false
            }
        }
        return names
    }

    /// What stands for a name, told by its first letter and its length.
    private static func bit(_ first: UInt8, count: Int) -> UInt64 {
        // With this factor few usual names stand for one that is asked for.
        1 &<< UInt64(truncatingIfNeeded: Int(first | 0x20) &* 19 &+ count)
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

extension String {
    /// True when as many bytes spell this name, ASCII letters without case.
    fileprivate func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
        utf8.elementsEqual(bytes) { lowercased($0) == lowercased($1) }
    }

    private func lowercased(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
}
