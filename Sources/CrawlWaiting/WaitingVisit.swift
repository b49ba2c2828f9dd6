package import URLStandard

/// A visit as it waits: the rest of it is known from its URL's standing.
package struct WaitingVisit: Sendable {
    /// The number of its URL.
    package let number: UInt32
    /// By which its URL is found.
    package let hash: Int64
    package let url: WebURL

    package init(number: UInt32, hash: Int64, url: WebURL) {
        self.number = number
        self.hash = hash
        self.url = url
    }
}
