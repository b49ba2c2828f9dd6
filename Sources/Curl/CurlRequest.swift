/// What is particular to one request.
package struct CurlRequest: Sendable {
    /// A serialised URL.
    package let url: [UInt8]
    /// Header lines to send besides those of every request, without line ends.
    package var headers: [String] = []
    /// Cookies to send besides those of the jar, as the field has them; nil for none.
    package var cookies: String?
    /// The proxy to go through, as libcurl spells one; nil for none.
    package var proxy: String?
    /// So many bytes of its body are taken, though the limits allow fewer.
    package var leastBodyBytes = 0
    /// True where cookies may be sent and kept, if there is a jar.
    package var allowsCookies = true

    package init(url: [UInt8]) {
        self.url = url
    }
}
