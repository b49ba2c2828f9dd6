package import URLStandard

/// A URL as people type it after a command: with its scheme, or without where a host with a dot,
/// an address or `localhost` begins it.
package struct TypedURL: Sendable {
    /// What may be meant, the likeliest first; none where it is no URL of the web.
    package let candidates: [WebURL]

    /// Reads what is typed.
    package init(_ text: String) {
        let spellings =
            text.contains("://")
            ? [text] : Self.beginsWithHost(text) ? ["https://\(text)", "http://\(text)"] : []
        candidates = spellings.compactMap { try? WebURL(parsing: $0).requested }
            .filter(\.isHTTP)
    }

    private static func beginsWithHost(_ text: String) -> Bool {
        let authority = text.utf8.prefix { !"/?#".utf8.contains($0) }
        let host = authority.prefix { $0 != UInt8(ascii: ":") }
        return authority.first == UInt8(ascii: "[") || host.contains(UInt8(ascii: "."))
            || host.elementsEqual("localhost".utf8)
    }
}
