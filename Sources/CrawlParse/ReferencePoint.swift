package import HTMLStandard
package import URLStandard

/// What a page's relative links are relative to: its first `base` with a usable `href`, or the
/// page.
package struct ReferencePoint {
    package private(set) var url: WebURL
    /// True when the first `base` with an `href` was read, usable or not.
    package private(set) var isKnown = false

    /// Begins with the page itself.
    package init(documentURL: WebURL) {
        url = documentURL
    }

    /// Takes the first base (section 4.2.3, "set the frozen base URL"); tells whether it changes
    /// anything.
    package mutating func note(_ href: HTMLAttribute, of tokenizer: borrowing HTMLTokenizer) -> Bool
    {
        isKnown = true
        guard !href.isOversized else { return false }
        guard let frozen = resolved(tokenizer.value(of: href)), !frozen.hasScriptScheme else {
            return false
        }
        defer { url = frozen }
        return frozen != url
    }

    private func resolved(_ reference: [UInt8]) -> WebURL? {
        try? WebURL(parsing: reference.span, against: url)
    }
}

extension WebURL {
    /// True for the schemes that a base may not have.
    fileprivate var hasScriptScheme: Bool { scheme == "data" || scheme == "javascript" }
}
