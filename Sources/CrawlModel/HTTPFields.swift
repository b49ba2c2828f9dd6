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
        var start = 0
        while let line = line(from: start) {
            if let value = value(of: name, in: line) { return value }
            start = line.upperBound + 1
        }
        return nil
    }

    /// All values of a field in their order, trimmed; invalid UTF-8 becomes U+FFFD.
    ///
    /// - Complexity: O(n) in the bytes of all fields.
    package func all(_ name: StaticString) -> [String] {
        var values: [String] = []
        var start = 0
        while let line = line(from: start) {
            if let value = value(of: name, in: line) { values.append(value) }
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
            let line = bytes[range]
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let start = json.count
            json.append(contentsOf: (start > 1 ? ",[" : "[").utf8)
            JSONText.append(line[..<colon], to: &json)
            json.append(UInt8(ascii: ","))
            JSONText.append(line[(colon + 1)...].trimmed, to: &json)
            json.append(UInt8(ascii: "]"))
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

    /// What follows the colon of a line, where the line is one of the field.
    private func value(of name: StaticString, in line: Range<Int>) -> String? {
        let colon = line.lowerBound + name.utf8CodeUnitCount
        guard colon < line.upperBound, bytes[colon] == UInt8(ascii: ":") else { return nil }
        guard name.matches(bytes[line.lowerBound..<colon]) else { return nil }
        return String(decoding: bytes[(colon + 1)..<line.upperBound].trimmed, as: UTF8.self)
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
    /// True when as many bytes spell this name, ASCII letters without case.
    fileprivate func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
        description.utf8.elementsEqual(bytes) { lowercased($0) == lowercased($1) }
    }

    private func lowercased(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
}
