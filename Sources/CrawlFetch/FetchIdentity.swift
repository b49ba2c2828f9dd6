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

    /// Adds fields: what tells who somebody is for some origins alone, all else for everybody.
    package mutating func add(_ fields: [RequestField], of origins: Set<String>) {
        for field in fields {
            guard field.isSecret else {
                self.fields.append(field)
                continue
            }
            for origin in origins { secrets[origin, default: []].append(field) }
        }
    }
}
