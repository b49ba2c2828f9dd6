/// Text in the form of a field of CSV; RFC 4180, section 2.
package enum CSVText {
    /// Appends a field, in quotes where it needs them; an empty one has them, to tell it from none.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func append(_ bytes: [UInt8], to output: inout [UInt8]) {
        guard needsQuotes(bytes) else { return output.append(contentsOf: bytes) }
        output.append(UInt8(ascii: "\""))
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { output.append(byte) }
            output.append(byte)
        }
        output.append(UInt8(ascii: "\""))
    }

    /// A field, in quotes where it needs them.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func field(_ text: String) -> String {
        var output: [UInt8] = []
        append(Array(text.utf8), to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// Blanks at the ends are kept by every reader where quotes enclose them.
    private static func needsQuotes(_ bytes: [UInt8]) -> Bool {
        bytes.isEmpty || bytes.first == 0x20 || bytes.last == 0x20
            || bytes.contains { ",\"\r\n".utf8.contains($0) }
    }
}
