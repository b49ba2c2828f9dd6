/// The encoding of a page's bytes.
package struct PageCharset: Sendable, Equatable {
    /// The name that the Encoding Standard gives it.
    package let name: String
    /// What named it: bom, http, meta, bytes or default.
    package let reason: String

    package init(name: String, reason: String) {
        self.name = name
        self.reason = reason
    }
}
