/// The encoding of a page and why it is that one (HTML Standard, 13.2.3.2).
package struct EncodingChoice: Equatable, Sendable {
    /// What named the encoding.
    package enum Reason: String, Sendable {
        /// A byte order mark.
        case mark = "bom"
        /// The charset of the Content-Type field.
        case http
        /// A meta element or an XML declaration near the page's beginning.
        case meta
        /// The bytes: they are UTF-8 and more than ASCII, which is never by chance.
        case bytes
        /// Nothing did.
        case standard = "default"
    }

    package let encoding: TextEncoding
    package let reason: Reason

    package init(_ encoding: TextEncoding, because reason: Reason) {
        self.encoding = encoding
        self.reason = reason
    }

    /// Chooses by mark, field, declaration and bytes, in this order.
    ///
    /// - Parameters:
    ///   - body: The page, without content coding.
    ///   - charset: What the Content-Type field calls the encoding, nil where it does not.
    ///   - fallback: The encoding of a page that nothing tells about.
    /// - Complexity: O(n) in the bytes of the page.
    package init(
        sniffing body: Span<UInt8>,
        charset: String? = nil,
        fallback: TextEncoding = .windows1252
    ) {
        self =
            Self.marked(body)
            ?? charset.flatMap { TextEncoding(label: $0.utf8) }.map { Self($0, because: .http) }
            ?? MetaPrescan.encoding(of: body).map { Self($0, because: .meta) }
            ?? (UTF8Decoder.isMoreThanASCII(body) ? Self(.utf8, because: .bytes) : nil)
            ?? Self(fallback, because: .standard)
    }

    private static func marked(_ body: Span<UInt8>) -> Self? {
        guard body.count >= 2 else { return nil }
        switch (body[0], body[1]) {
        case (0xFE, 0xFF): return Self(.utf16BE, because: .mark)
        case (0xFF, 0xFE): return Self(.utf16LE, because: .mark)
        case (0xEF, 0xBB) where body.count >= 3 && body[2] == 0xBF:
            return Self(.utf8, because: .mark)
        default: return nil
        }
    }

    /// Transcodes the page; nil where its bytes, but for a byte order mark, are its text already.
    ///
    /// - Parameter body: The page that the choice was made for.
    /// - Returns: The text in UTF-8, without the mark.
    /// - Complexity: O(n) in the bytes.
    package func transcode(_ body: Span<UInt8>) -> [UInt8]? {
        encoding.transcode(body.extracting(markCount...))
    }

    /// How many bytes at the page's beginning are no text.
    package var markCount: Int {
        guard reason == .mark else { return 0 }
        return encoding == .utf8 ? 3 : 2
    }
}
