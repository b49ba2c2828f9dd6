import CCurl

extension CurlTransfer {
    /// Makes the handle ready for a request.
    ///
    /// - Throws: What libcurl refuses, `malformedURL` for instance.
    package func prepare(_ request: CurlRequest) throws(CurlCode) {
        try prepare(url: request.url)
        if !request.headers.isEmpty || state.headers != nil { try send(request.headers) }
        if request.proxy != state.proxy { try go(through: request.proxy) }
        if request.allowsCookies != state.usesJar { try useJar(request.allowsCookies) }
    }

    /// Lets this request send and keep cookies, if there is a jar, or not.
    ///
    /// libcurl heeds the jar that it shares only where it is asked for cookies besides.
    func useJar(_ isUsed: Bool) throws(CurlCode) {
        guard let jar else { return }
        state.usesJar = isUsed
        unsafe try set(CURLOPT_SHARE, isUsed ? jar.raw : nil)
        guard isUsed else { return unsafe try set(CURLOPT_COOKIEFILE, nil) }
        try set(CURLOPT_COOKIEFILE, "")
    }

    /// Lets this one request have header lines of its own.
    private func send(_ headers: [String]) throws(CurlCode) {
        let own = headers.isEmpty ? nil : try CurlList(limits.headers + headers)
        let list = own ?? state.commonHeaders
        unsafe try set(CURLOPT_HTTPHEADER, UnsafeMutableRawPointer(list.first))
        state.headers = own
    }

    private func go(through proxy: String?) throws(CurlCode) {
        state.proxy = proxy
        try set(CURLOPT_PROXY, proxy ?? "")
        try set(CURLOPT_NOPROXY, proxy == nil ? "*" : "")
    }

    /// Closes the connection after this request, or lets later ones keep theirs.
    func forbidReuse(_ isForbidden: Bool) throws(CurlCode) {
        state.forbidsReuse = isForbidden
        try set(CURLOPT_FORBID_REUSE, isForbidden ? 1 : 0)
    }

    /// True where a kept connection turned out to be of no use before anything of the answer came:
    /// that is nobody's failure, and another connection may do.
    package func wantsAnotherConnection(after code: CurlCode) -> Bool {
        let isLost = code == .sendError || code == .receiveError || code == .gotNothing
        return isLost && abort == nil && long(CURLINFO_NUM_CONNECTS) == 0 && wireBytes == 0
    }
}
