import CCurl

extension CurlTransfer {
    /// Sets whom TLS believes, which is nobody but the given authorities.
    func setSecurity() throws(CurlCode) {
        let security = limits.security
        try set(CURLOPT_SSL_VERIFYPEER, security.verifiesServers ? 1 : 0)
        try set(CURLOPT_SSL_VERIFYHOST, security.verifiesServers ? 2 : 0)
        try set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        // What libcurl believes by itself it would read for each connection.
        let places = [
            CURLOPT_CAINFO, CURLOPT_CAPATH, CURLOPT_PROXY_CAINFO, CURLOPT_PROXY_CAPATH,
        ]
        for place in places { unsafe try set(place, nil) }
        if let authorities = security.authorities { try believe(authorities) }
    }

    /// Lets authorities vouch for servers; they live as long as the transfer's limits.
    private func believe(_ authorities: CurlAuthorities) throws(CurlCode) {
        // What is done to a connection is done to one of OpenSSL's.
        guard CurlLibrary.speaksOpenSSL else { throw .notBuiltIn }
        let pointer = unsafe Unmanaged.passUnretained(authorities).toOpaque()
        unsafe try set(CURLOPT_SSL_CTX_DATA, pointer)
        let code = unsafe crawl_easy_set_session(raw) { _, context, authorities in
            guard let authorities = unsafe authorities else { return CURLE_SSL_CERTPROBLEM }
            unsafe Unmanaged<CurlAuthorities>.fromOpaque(authorities).takeUnretainedValue()
                .vouch(in: context)
            return CURLE_OK
        }
        guard code == CURLE_OK else { throw CurlCode(code) }
    }
}
