package import URLStandard

/// A URL as people type it after a command: with its scheme, or without where a crawl knows it.
package struct TypedURL: Sendable {
    /// What may be meant, the likeliest first; none where it is no URL of the web.
    package let candidates: [WebURL]

    /// Reads what is typed.
    package init(_ text: String) {
        let spellings = text.contains("://") ? [text] : ["https://\(text)", "http://\(text)"]
        candidates = spellings.compactMap { try? WebURL(parsing: $0).requested }
            .filter(\.isHTTP)
    }
}
