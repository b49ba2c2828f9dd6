import CCurl

extension CurlTransfer {
    /// Makes the next request connect to an address; nil where its URL's host is one.
    ///
    /// libcurl then has no name to resolve, for which it would start a thread.
    ///
    /// - Throws: Where there was no memory for the way: without it libcurl would find one itself.
    package func take(_ route: CurlRoute?) throws(CurlCode) {
        guard route !== state.route else { return }
        guard route == nil || route?.list != nil else { throw .outOfMemory }
        state.route = route
        unsafe try set(CURLOPT_CONNECT_TO, UnsafeMutableRawPointer(route?.list?.first))
    }
}
