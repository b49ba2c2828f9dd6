/// A header field that the user adds to requests.
package struct RequestField: Sendable, Hashable {
    package let name: String
    package let value: String

    /// Reads `Name: value`.
    ///
    /// - Throws: Why no request may have it.
    package init(parsing line: String) throws(RequestFieldFault) {
        let bytes = line.utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { throw .noColon }
        let name = bytes[..<colon]
        let value = bytes[bytes.index(after: colon)...].drop { $0 == 0x20 || $0 == 0x09 }
        guard !name.isEmpty, name.allSatisfy(Self.isTokenByte) else { throw .badName }
        guard !value.isEmpty, value.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw .badValue
        }
        self.init(name: String(Substring(name)), value: String(Substring(value)))
        guard !Self.reserved.contains(self.name.lowercased()) else { throw .reserved(self.name) }
    }

    init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// The line without its end.
    package var line: String { "\(name): \(value)" }

    /// True where the value tells who somebody is: it belongs to one origin alone.
    package var isSecret: Bool {
        let words = name.lowercased().split(separator: "-").map(String.init)
        return !Self.secretWords.isDisjoint(with: words)
    }

    var isCookie: Bool { name.lowercased() == "cookie" }

    private static let secretWords: Set<String> = [
        "auth", "authentication", "authorization", "cookie", "token", "secret", "session", "key",
        "apikey", "password", "credentials", "signature", "jwt",
    ]

    /// What frames messages, or what other options say.
    private static let reserved: Set<String> = [
        "host", "connection", "keep-alive", "proxy-connection", "content-length",
        "transfer-encoding", "te", "trailer", "upgrade", "expect", "range", "accept-encoding",
        "user-agent", "if-none-match", "if-modified-since", "if-range", "proxy-authorization",
    ]

    /// A byte of a token; RFC 9110, section 5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

/// Why a line is no header field that a request may have.
package enum RequestFieldFault: Error, Equatable, CustomStringConvertible {
    case noColon
    case badName
    case badValue
    /// Fields of this name are the crawl's own business.
    case reserved(String)

    package var description: String {
        switch self {
        case .noColon: "has no colon between a name and a value"
        case .badName: "has a name that no header field may have"
        case .badValue: "has no value of printable ASCII"
        case .reserved(let name): "sets \(name), which is not for users to set"
        }
    }
}
