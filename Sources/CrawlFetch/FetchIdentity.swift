/// What requests say about who makes them, beside the user agent.
package struct FetchIdentity: Sendable {
    /// Sent with every request.
    package var fields: [RequestField] = []
    /// Sent to one origin alone, by its serialisation: `https://example.org:8443`.
    package var secrets: [String: [RequestField]] = [:]

    package init() {}
}
