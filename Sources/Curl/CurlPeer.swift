import CCurl

/// The address that a transfer is about to connect to, after name resolution.
package struct CurlPeer: Hashable, Sendable {
    /// Four or sixteen bytes in network order.
    package let address: [UInt8]
    package let port: UInt16

    /// Reads the address; nil for a family that is neither IPv4 nor IPv6.
    ///
    /// It takes the pointer: an address of IPv6 is longer than the structure says, so that a copy
    /// would be cut.
    init?(_ peer: UnsafePointer<curl_sockaddr>) {
        var bytes = [UInt8](repeating: 0, count: 16)
        var port: UInt16 = 0
        let count = unsafe Int(crawl_peer(peer, &bytes, &port))
        guard count > 0 else { return nil }
        address = Array(bytes.prefix(count))
        self.port = port
    }
}
