import CCurl

extension CurlTransfer {
    /// Makes the handle ready for a request.
    ///
    /// - Throws: What libcurl refuses, `malformedURL` for instance.
    package func prepare(_ request: CurlRequest) throws(CurlCode) {
        try prepare(url: request.url)
        let least = request.leastBodyBytes
        if least > limits.maximumBodyBytes { try limitBody(to: least) }
        if !request.headers.isEmpty { try send(request.headers) }
        // As a header line they would be a field of their own beside that of the jar's.
        if let cookies = request.cookies { try set(CURLOPT_COOKIE, cookies) }
        if let proxy = request.proxy { try go(through: proxy) }
        if !request.allowsCookies { try useJar(false) }
    }

    /// Lets no body be larger than so many bytes.
    func limitBody(to count: Int) throws(CurlCode) {
        state.maximumBodyBytes = count
        try set(CURLOPT_MAXFILESIZE_LARGE, large: count)
    }

    /// Lets this request send and keep cookies, if there is a jar, or not.
    ///
    /// libcurl heeds the jar that it shares only where it is asked for cookies besides.
    func useJar(_ isUsed: Bool) throws(CurlCode) {
        guard let jar else { return }
        unsafe try set(CURLOPT_SHARE, isUsed ? jar.raw : nil)
        guard isUsed else { return unsafe try set(CURLOPT_COOKIEFILE, nil) }
        try set(CURLOPT_COOKIEFILE, "")
    }

    /// Lets this one request have header lines of its own.
    private func send(_ headers: [String]) throws(CurlCode) {
        let own = try CurlList(limits.headers + headers)
        unsafe try set(CURLOPT_HTTPHEADER, UnsafeMutableRawPointer(own.first))
        state.headers = own
    }

    private func go(through proxy: String) throws(CurlCode) {
        state.isProxied = true
        try set(CURLOPT_PROXY, proxy)
        try set(CURLOPT_NOPROXY, "")
    }

    /// True where a kept connection turned out to be of no use before anything of the answer came:
    /// that is nobody's failure, and another connection may do.
    package func wantsAnotherConnection(after code: CurlCode) -> Bool {
        let isLost = code == .sendError || code == .receiveError || code == .gotNothing
        return isLost && abort == nil && long(CURLINFO_NUM_CONNECTS) == 0 && wireBytes == 0
    }
}
