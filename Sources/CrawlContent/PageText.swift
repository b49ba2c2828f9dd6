package import CrawlModel
import EncodingStandard
import MIMEStandard
package import URLStandard

/// A page's text in UTF-8, and the encoding from which it came.
package struct PageText {
    package let bytes: [UInt8]
    package let charset: PageCharset
    /// The charset in which the queries of its links are sent, nil for UTF-8.
    package let queryEncoding: (any QueryEncoding)?

    /// Transcodes a page; where nothing names its encoding, XML is UTF-8 and HTML windows-1252.
    ///
    /// A page in UTF-8 stays as it is, whole or not: who reads text out of it repairs that.
    ///
    /// - Parameters:
    ///   - body: The body, without content coding.
    ///   - type: What it is, with the charset that its server says.
    /// - Complexity: O(n) in the bytes; the text has at most three times as many.
    package init(of body: [UInt8], as type: PageType) {
        let choice = EncodingChoice(
            sniffing: body.span,
            charset: type.sniffed.charset,
            fallback: type.sniffed.isXML ? .utf8 : .windows1252
        )
        bytes = choice.encoding == .utf8 ? body : choice.transcode(body.span) ?? body
        charset = PageCharset(name: choice.encoding.name, reason: choice.reason.rawValue)
        queryEncoding = PageQueryEncoding(of: choice.encoding)
    }
}
