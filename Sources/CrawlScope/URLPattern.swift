import URLStandard

/// A pattern for URLs as the user writes it: a glob for the whole of them, or after `re:` a regular
/// expression for a part.
///
/// It is held against the normal form of a URL: all spellings that RFC 3986 calls equal match, or
/// none does.
package struct URLPattern: Sendable {
    private enum Kind: Sendable {
        case glob(Glob)
        case expression(Expression)
    }

    /// The pattern as written.
    package let text: String
    private let kind: Kind

    /// Reads a pattern.
    ///
    /// - Throws: What a regular expression lacks; every other text is a glob.
    package init(parsing text: String) throws(PatternFault) {
        self.text = text
        kind =
            text.hasPrefix("re:")
            ? .expression(try Expression(parsing: text.dropFirst(3))) : .glob(Self.glob(text))
    }

    /// A glob in which percent-encoded bytes are written as they are in normal forms.
    private static func glob(_ text: String) -> Glob {
        Glob(String(decoding: normalForm(of: text.utf8), as: UTF8.self))
    }

    /// True where the pattern describes a URL, by the bytes of any of its spellings.
    ///
    /// - Complexity: O(n) in the bytes.
    package func matches(_ bytes: some Sequence<UInt8>) -> Bool {
        // Most URLs are in normal form as they come.
        guard bytes.contains(UInt8(ascii: "%")) else { return describes(bytes) }
        return describes(Self.normalForm(of: bytes))
    }

    private static func normalForm(of bytes: some Sequence<UInt8>) -> [UInt8] {
        var form: [UInt8] = []
        form.append(normalizing: Array(bytes).span)
        return form
    }

    private func describes(_ bytes: some Sequence<UInt8>) -> Bool {
        switch kind {
        case .glob(let glob): glob.matches(bytes)
        case .expression(let expression): expression.matches(bytes)
        }
    }
}

extension URLPattern: ExpressibleByStringLiteral {
    /// A glob.
    package init(stringLiteral text: String) {
        self.text = text
        kind = .glob(Self.glob(text))
    }
}
