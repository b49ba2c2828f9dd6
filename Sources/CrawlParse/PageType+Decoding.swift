package import EncodingStandard
import MIMEStandard

extension PageType {
    /// Chooses the encoding of a page; where nothing tells, XML is UTF-8 and HTML windows-1252.
    ///
    /// - Parameter body: The body, without content coding.
    /// - Returns: The encoding, and what named it.
    /// - Complexity: O(n) in the bytes.
    package func encoding(of body: [UInt8]) -> EncodingChoice {
        EncodingChoice(
            sniffing: body.span,
            charset: sniffed.charset,
            fallback: sniffed.isXML ? .utf8 : .windows1252
        )
    }
}
