import CCurl

extension CurlTransfer {
    /// Makes the next request connect to an address; nil where its URL's host is one.
    ///
    /// libcurl then has no name to resolve, for which it would start a thread.
    package func take(_ route: CurlRoute?) {
        guard route !== state.route else { return }
        state.route = route
        let list = unsafe UnsafeMutableRawPointer(route?.list)
        _ = unsafe crawl_easy_set_pointer(raw, CURLOPT_CONNECT_TO, list)
    }
}
