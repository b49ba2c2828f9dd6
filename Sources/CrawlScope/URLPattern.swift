/// A pattern for URLs as the user writes it: a glob for the whole of them, or after `re:` a regular
/// expression for a part.
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
            ? .expression(try Expression(parsing: text.dropFirst(3))) : .glob(Glob(text))
    }

    /// True where the pattern describes a URL's bytes.
    ///
    /// - Complexity: O(n) in the bytes.
    package func matches(_ bytes: some Sequence<UInt8>) -> Bool {
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
        kind = .glob(Glob(text))
    }
}
