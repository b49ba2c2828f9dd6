private import Digests
package import URLStandard

/// The identity of a URL: the first 63 bits of the SHA-256 of its normal form.
///
/// In other languages: `int.from_bytes(sha256(url)[:8], "big") >> 1`. A page can choose its links
/// but cannot find one whose key equals another page's, which a faster, weaker hash would allow.
package struct URLKey: Hashable, Comparable, Sendable {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// The key of a URL, whatever its spelling and its fragment.
    package init(of url: WebURL) {
        self.init(ofNormalForm: url.normalForm.span)
    }

    /// The key of a URL that is in normal form already.
    package init(ofNormalForm bytes: Span<UInt8>) {
        rawValue = SHA256Digest.prefix63(of: bytes)
    }

    package static func < (left: URLKey, right: URLKey) -> Bool {
        left.rawValue < right.rawValue
    }
}
