/// How requests to some hosts differ from those to all others; nil for as everybody.
package struct FetchException: Sendable, Hashable {
    package var userAgent: String?
    /// Sent beside those of all requests, or in the place of those of the same name.
    package var fields: [RequestField] = []
    /// For one request, from its start to the last byte.
    package var timeout: Duration?
    /// For a body after decoding, and over the wire.
    package var maximumBodyBytes: Int?

    package init() {}
}
