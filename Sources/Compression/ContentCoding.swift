/// The content codings of HTTP that are decoded here; RFC 9110, section 8.4.1.
package enum ContentCoding: String, Sendable, CaseIterable {
    /// RFC 1952: one member or several.
    case gzip
    /// RFC 1950 as HTTP says, or RFC 1951 as some servers send.
    case deflate
    /// RFC 7932.
    case brotli = "br"
    /// RFC 8878 with the window of RFC 9659: one frame or several.
    case zstd

    /// The coding of a name in lower case, nil where it is not known.
    package init?(name: String) {
        guard let coding = ContentCoding(rawValue: name == "x-gzip" ? "gzip" : name) else {
            return nil
        }
        self = coding
    }
}
