import URLStandard

/// How many pages are stored of the URLs that begin alike.
package struct PrefixLimit: Sendable, Equatable {
    /// As the user wrote it, `PREFIX=N`.
    package let text: String
    package let pages: Int
    private let bytes: [UInt8]
    /// True for a path, which every host has for itself; false for a URL.
    let isPath: Bool

    /// Reads `/path/=N` or `https://host/path=N`.
    ///
    /// - Returns: Nil for what is neither; a limit is a whole number from 1 on.
    package init?(parsing text: String) {
        guard let sign = text.utf8.lastIndex(of: UInt8(ascii: "=")) else { return nil }
        let prefix = String(text[..<sign])
        guard let pages = Int(text[text.index(after: sign)...]), pages > 0 else { return nil }
        isPath = prefix.utf8.first == UInt8(ascii: "/")
        let address = isPath ? "http://host" + prefix : prefix
        guard let url = try? WebURL(parsing: address), url.isHTTP else { return nil }
        bytes = isPath ? Array(url.target) : Array(url.bytes)
        (self.text, self.pages) = (text, pages)
    }

    func concerns(_ url: WebURL) -> Bool {
        isPath ? url.target.starts(with: bytes) : url.bytes.starts(with: bytes)
    }
}
