/// Foreign text for people: escaped, cut to a length, in quotes.
struct Quotation: CustomStringConvertible {
    /// The most bytes between the quotes.
    static let limit = 120
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    var description: String { "\"\(unquoted)\"" }

    /// The same without quotes.
    var unquoted: String {
        var result = ""
        for piece in text.unicodeScalars.lazy.map(Self.escaped) {
            guard result.utf8.count + piece.utf8.count <= Self.limit else { return result + "…" }
            result += piece
        }
        return result
    }

    /// The text without any sign that could steer a terminal or end a line; applied twice, it changes nothing.
    static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isDangerous) else { return text }
        return text.unicodeScalars.lazy.map(escaped).joined()
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        guard isDangerous(scalar) else { return String(scalar) }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        guard scalar.value < 0x80 else { return "\\u{\(digits)}" }
        return "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
    }

    /// C0, DEL, C1, the separators of lines and paragraphs, and the signs that turn the direction of text.
    private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
