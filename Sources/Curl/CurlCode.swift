import CCurl

/// How a transfer ended, in libcurl's numbers.
package struct CurlCode: Error, RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    init(_ code: CURLcode) {
        rawValue = code.rawValue
    }

    package static let ok = CurlCode(CURLE_OK)
    package static let unsupportedProtocol = CurlCode(CURLE_UNSUPPORTED_PROTOCOL)
    package static let malformedURL = CurlCode(CURLE_URL_MALFORMAT)
    package static let cannotResolveHost = CurlCode(CURLE_COULDNT_RESOLVE_HOST)
    package static let cannotConnect = CurlCode(CURLE_COULDNT_CONNECT)
    package static let notBuiltIn = CurlCode(CURLE_NOT_BUILT_IN)
    package static let weirdReply = CurlCode(CURLE_WEIRD_SERVER_REPLY)
    package static let http2 = CurlCode(CURLE_HTTP2)
    package static let http2Stream = CurlCode(CURLE_HTTP2_STREAM)
    package static let partialFile = CurlCode(CURLE_PARTIAL_FILE)
    package static let writeError = CurlCode(CURLE_WRITE_ERROR)
    package static let outOfMemory = CurlCode(CURLE_OUT_OF_MEMORY)
    package static let timedOut = CurlCode(CURLE_OPERATION_TIMEDOUT)
    package static let sslConnect = CurlCode(CURLE_SSL_CONNECT_ERROR)
    package static let tooManyRedirects = CurlCode(CURLE_TOO_MANY_REDIRECTS)
    package static let gotNothing = CurlCode(CURLE_GOT_NOTHING)
    package static let sendError = CurlCode(CURLE_SEND_ERROR)
    package static let receiveError = CurlCode(CURLE_RECV_ERROR)
    package static let sslCertificate = CurlCode(CURLE_SSL_CERTPROBLEM)
    package static let peerVerification = CurlCode(CURLE_PEER_FAILED_VERIFICATION)
    package static let badContentEncoding = CurlCode(CURLE_BAD_CONTENT_ENCODING)
    package static let fileSizeExceeded = CurlCode(CURLE_FILESIZE_EXCEEDED)
    package static let sslCipher = CurlCode(CURLE_SSL_CIPHER)
    package static let sslCACertificateFile = CurlCode(CURLE_SSL_CACERT_BADFILE)
    package static let cannotResolveProxy = CurlCode(CURLE_COULDNT_RESOLVE_PROXY)
    package static let proxyHandshake = CurlCode(CURLE_PROXY)
    package static let sslIssuer = CurlCode(CURLE_SSL_ISSUER_ERROR)
    package static let sslStatus = CurlCode(CURLE_SSL_INVALIDCERTSTATUS)

    /// libcurl's own words, for example "Couldn't resolve host name".
    package var description: String {
        unsafe String(cString: curl_easy_strerror(CURLcode(rawValue)))
    }
}
