/// One request as a server's handler sees it.
package struct DemoRequest: Sendable {
    /// The method as sent, for instance `GET`.
    package let method: String
    /// The path and query as sent, invalid UTF-8 as U+FFFD.
    package let target: String
    /// The Host field as sent, with its port; empty where HTTP/1.0 left it out.
    package let host: String
    /// The request line and the field lines as received.
    package let head: [UInt8]
    /// True where the client may send another request on this connection.
    let keepsAlive: Bool
    /// True where the client understands chunks.
    let takesChunks: Bool
    /// How many bytes of body follow the head.
    let bodyCount: Int

    /// The first value of a field, nil where it is absent.
    ///
    /// - Complexity: O(n) in the bytes of the head.
    package func field(_ name: String) -> String? {
        let lines = head.split(separator: UInt8(ascii: "\n")).dropFirst()
        let field = lines.lazy.compactMap(FieldLine.init).first { $0.isNamed(name) }
        return field.map { String(decoding: $0.value, as: UTF8.self) }
    }
}

/// A field line of a head, split at its colon.
struct FieldLine {
    let name: ArraySlice<UInt8>
    /// Without the blanks around it.
    let value: ArraySlice<UInt8>

    /// Splits a line; nil where it has no colon or its name is not a token (RFC 9110, section 5.1).
    init?(_ line: ArraySlice<UInt8>) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        name = line[..<colon]
        guard name.isToken else { return nil }
        value = line[(colon + 1)...].trimmed
    }

    /// True where the name is this one, ASCII letters without case.
    func isNamed(_ name: String) -> Bool {
        self.name.equals(name)
    }
}

extension ArraySlice<UInt8> {
    /// True where these bytes spell the word, ASCII letters without case.
    func equals(_ word: String) -> Bool {
        count == word.utf8.count && word.utf8.elementsEqual(self) { $0.lowercased == $1.lowercased }
    }

    /// The slice without blanks and line ends at both sides.
    var trimmed: ArraySlice<UInt8> {
        guard let start = firstIndex(where: { !$0.isBlank }) else { return [] }
        guard let end = lastIndex(where: { !$0.isBlank }) else { return [] }
        return self[start...end]
    }

    /// True for a word of visible ASCII without delimiters (RFC 9110, section 5.6.2).
    var isToken: Bool {
        !isEmpty && allSatisfy { $0 > 0x20 && $0 < 0x7F && !Self.delimiters.contains($0) }
    }

    private static var delimiters: [UInt8] { Array("\"(),/:;<=>?@[\\]{}".utf8) }
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }

    var lowercased: UInt8 {
        (0x41...0x5A).contains(self) ? self | 0x20 : self
    }
}
