/// Foreign text for people: escaped, cut to a length, in quotes.
package struct Quotation: CustomStringConvertible {
    /// The most bytes between the quotes.
    package static let limit = 120
    private let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// With what ends a quotation escaped, too, so that it can be read back.
    package var description: String {
        "\"\(cut(\.quotable))\""
    }

    /// The same without quotes.
    package var unquoted: String { cut(\.printable) }

    private func cut(_ escape: (Unicode.Scalar) -> String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let piece = escape(scalar)
            guard result.utf8.count + piece.utf8.count <= Self.limit else { return result + "…" }
            result += piece
        }
        return result
    }

    /// The text without any sign that could steer a terminal or end a line.
    ///
    /// Applied again, it changes nothing.
    package static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: \.isDangerous) else { return text }
        return text.unicodeScalars.lazy.map(\.printable).joined()
    }
}
