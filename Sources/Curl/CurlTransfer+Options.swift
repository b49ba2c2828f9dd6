import CCurl

extension CurlTransfer {
    /// Sets everything that a crawler's request needs or must not have: limits, no redirects, no
    /// proxies or credentials from outside, verified TLS, cookies only in a jar, raw bodies.
    func setBaseline() throws(CurlCode) {
        try setProtocol()
        try setLimits()
        try setSecrecy()
        try setSecurity()
        try setCallbacks()
    }

    private func setProtocol() throws(CurlCode) {
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
        let version =
            limits.security.offersHTTP2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1
        try set(CURLOPT_HTTP_VERSION, version)
        try set(CURLOPT_HTTP09_ALLOWED, 0)
        try set(CURLOPT_FOLLOWLOCATION, 0)
        try set(CURLOPT_MAXREDIRS, 0)
        try set(CURLOPT_PATH_AS_IS, 1)
        unsafe try set(CURLOPT_HTTPHEADER, UnsafeMutableRawPointer(state.commonHeaders.first))
    }

    private func setLimits() throws(CurlCode) {
        try set(CURLOPT_CONNECTTIMEOUT_MS, limits.connectTimeout.wholeMilliseconds)
        try set(CURLOPT_TIMEOUT_MS, limits.totalTimeout.wholeMilliseconds)
        try limitBody(to: limits.maximumBodyBytes)
        try set(CURLOPT_MAX_RECV_SPEED_LARGE, large: limits.bytesPerSecond ?? 0)
        try set(CURLOPT_BUFFERSIZE, 32_768)
        // libcurl walks its whole DNS cache after each transfer, which is slow with thousands of
        // hosts.
        try set(CURLOPT_DNS_CACHE_TIMEOUT, 0)
        try set(CURLOPT_NOSIGNAL, 1)
        // Without it, taking back a transfer waits for the thread that resolves its name.
        try set(CURLOPT_QUICK_EXIT, 1)
    }

    private func setSecrecy() throws(CurlCode) {
        try set(CURLOPT_PROXY, "")
        try set(CURLOPT_NOPROXY, "*")
        try set(CURLOPT_NETRC, 0)
        try set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        try set(CURLOPT_UNRESTRICTED_AUTH, 0)
        try set(CURLOPT_AUTOREFERER, 0)
        try useJar(true)
        try set(CURLOPT_HSTS_CTRL, 0)
    }

    private func setCallbacks() throws(CurlCode) {
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe try set(CURLOPT_PRIVATE, me)
        unsafe try set(CURLOPT_WRITEDATA, me)
        unsafe try set(CURLOPT_HEADERDATA, me)
        unsafe try set(CURLOPT_OPENSOCKETDATA, me)
        unsafe try set(CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(state.complaint))
        try check(
            unsafe crawl_easy_set_data(raw, CURLOPT_WRITEFUNCTION) { data, _, count, transfer in
                unsafe CurlTransfer.with(transfer) { transfer in
                    unsafe transfer.receive(body: .init(start: data, count: count))
                }
            }
        )
        try check(
            unsafe crawl_easy_set_data(raw, CURLOPT_HEADERFUNCTION) { data, _, count, transfer in
                unsafe CurlTransfer.with(transfer) { transfer in
                    unsafe transfer.receive(head: .init(start: data, count: count)) ? count : 0
                }
            }
        )
        try check(
            unsafe crawl_easy_set_opensocket(raw) { transfer, _, peer in
                unsafe CurlTransfer.with(transfer) { unsafe $0.openSocket(to: peer) }
            }
        )
    }

    /// Lets the connections that this transfer opens tell their pool so, and when they close.
    func reportSockets(to multi: CurlMulti) {
        pool = multi
        let me = unsafe Unmanaged.passUnretained(multi).toOpaque()
        _ = unsafe crawl_easy_set_pointer(raw, CURLOPT_CLOSESOCKETDATA, me)
        _ = unsafe crawl_easy_set_closesocket(raw) { multi, socket in
            unsafe CurlMulti.with(multi) { $0.closes(socket) }
            return close(socket)
        }
    }

    private func openSocket(to peer: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
        // Where the user named a proxy, that is all that is connected to.
        guard let peer = unsafe peer, let address = unsafe CurlPeer(peer),
            state.isProxied || permits(address)
        else {
            abort = .addressRefused
            return CURL_SOCKET_BAD
        }
        // An address that was refused before says nothing about this one.
        abort = nil
        let socket = unsafe crawl_open_socket(peer)
        guard socket >= 0 else {
            if crawl_lacks_socket() != 0 { abort = .localResource }
            return CURL_SOCKET_BAD
        }
        pool?.opens(socket)
        return socket
    }

    /// Calls something with the transfer that libcurl was given: it is there as long as its handle,
    /// so that nobody has to hold it for each line of a head.
    static func with<Result>(
        _ pointer: UnsafeMutableRawPointer?,
        _ body: (CurlTransfer) -> Result
    ) -> Result {
        guard let pointer = unsafe pointer else {
            preconditionFailure("libcurl gives back the pointer that it was given.")
        }
        return unsafe Unmanaged<CurlTransfer>.fromOpaque(pointer)._withUnsafeGuaranteedRef(body)
    }

    func set(_ option: CURLoption, text bytes: [UInt8]) throws(CurlCode) {
        precondition(!bytes.contains(0), "A text for libcurl holds no NUL.")
        let text = bytes + [0]
        let code = unsafe text.withUnsafeBytes { buffer in
            unsafe crawl_easy_set_text(raw, option, buffer.bindMemory(to: CChar.self).baseAddress)
        }
        try check(code)
    }

    func set(_ option: CURLoption, _ text: String) throws(CurlCode) {
        try check(unsafe crawl_easy_set_text(raw, option, text))
    }

    func set(_ option: CURLoption, _ value: Int) throws(CurlCode) {
        try check(unsafe crawl_easy_set_long(raw, option, value))
    }

    func set(_ option: CURLoption, large value: Int) throws(CurlCode) {
        try check(unsafe crawl_easy_set_large(raw, option, curl_off_t(value)))
    }

    func set(_ option: CURLoption, _ pointer: UnsafeMutableRawPointer?) throws(CurlCode) {
        try check(unsafe crawl_easy_set_pointer(raw, option, pointer))
    }

    private func check(_ code: CURLcode) throws(CurlCode) {
        guard code == CURLE_OK else { throw CurlCode(code) }
    }
}

extension Duration {
    /// Milliseconds, rounded down, at least one for a wait that is not zero.
    fileprivate var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        let whole = Int(clamping: seconds).multipliedReportingOverflow(by: 1_000)
        let milliseconds = whole.overflow ? Int.max / 2 : whole.partialValue
        return max(self > .zero ? 1 : 0, milliseconds + Int(attoseconds / 1_000_000_000_000_000))
    }
}
