/// What requests say about who makes them, beside the user agent.
package struct FetchIdentity: Sendable {
    /// What becomes of cookies.
    package enum Cookies: Sendable, Equatable {
        case ignored
        /// Kept for the crawl, and in a file in Netscape's format if there is one.
        case kept(file: String?)
    }

    /// Sent with every request.
    package var fields: [RequestField] = []
    /// Sent to one origin alone, by its serialisation: `https://example.org:8443`.
    package var secrets: [String: [RequestField]] = [:]
    package var cookies = Cookies.ignored

    package init() {}
}
