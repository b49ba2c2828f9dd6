package import URLStandard

/// A URL as people type it: with its scheme, or without where a host begins it.
package struct TypedURL: Sendable {
    /// What may be meant, the likeliest first; none where it is no URL of the web.
    package let candidates: [WebURL]

    /// Reads what is typed.
    package init(_ text: String) {
        let spellings =
            text.contains("://")
            ? [text] : TypedHost(beginning: Array(text.utf8))?.schemes.map { $0 + text } ?? []
        candidates = spellings.compactMap { try? WebURL(parsing: $0).requested }
            .filter(\.isHTTP)
    }
}
