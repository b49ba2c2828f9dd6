/// An absolute URL of the URL Standard: its serialisation, and where its components lie in it.
package struct WebURL: Sendable {
    /// The serialisation, ASCII only.
    package let bytes: [UInt8]
    let parts: URLParts

    init(bytes: [UInt8], parts: URLParts) {
        self.bytes = bytes
        self.parts = parts
    }

    /// Parses text, relative to a base when one is given.
    ///
    /// - Parameters:
    ///   - text: The text; what is not UTF-8 in it becomes U+FFFD.
    ///   - base: The URL that a relative reference is relative to.
    ///   - queryEncoding: The charset of the page where the text was found, nil for UTF-8.
    /// - Throws: The reason why the text is no URL.
    /// - Complexity: O(n) in the lengths of text and base.
    package init(
        parsing text: Span<UInt8>,
        against base: WebURL? = nil,
        queryEncoding: (any QueryEncoding)? = nil
    ) throws(URLError) {
        var parser = URLParser(queryEncoding: queryEncoding)
        try parser.parse(text, against: base)
        self = parser.url
    }

    /// Parses text, relative to a base when one is given.
    ///
    /// - Throws: The reason why the text is no URL.
    package init(parsing text: String, against base: WebURL? = nil) throws(URLError) {
        let bytes = Array(text.utf8)
        try self.init(parsing: bytes.span, against: base)
    }

    /// The same URL without its fragment.
    package var withoutFragment: WebURL {
        guard hasFragment else { return self }
        return WebURL(bytes: Array(bytes[..<parts.fragmentStart]), parts: parts)
    }
}

extension WebURL {
    /// True where a name or a password stands before the host.
    package var hasCredentials: Bool { parts.hasCredentials }

    /// What is requested and remembered of the URL: all but fragment, name and password.
    package var requested: WebURL {
        guard hasCredentials else { return withoutFragment }
        var parts = parts
        parts.omitCredentials()
        let rest = bytes[self.parts.hostStart..<self.parts.fragmentStart]
        return WebURL(bytes: Array(bytes[..<(parts.schemeEnd + 3)]) + rest, parts: parts)
    }
}

extension WebURL: Hashable {
    package static func == (left: WebURL, right: WebURL) -> Bool {
        left.bytes == right.bytes
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(bytes)
    }
}

extension WebURL: CustomStringConvertible {
    /// The whole URL as text.
    package var description: String { String(decoding: bytes, as: UTF8.self) }
}
