import CCurl

/// The library as a whole: started once for the process.
package enum CurlLibrary {
    private static let startCode = CurlCode(curl_global_init(Int(CURL_GLOBAL_DEFAULT)))

    /// Starts libcurl; later calls do nothing.
    ///
    /// - Throws: Why it cannot start.
    package static func start() throws(CurlCode) {
        guard startCode == .ok else { throw startCode }
    }

    /// The versions of libcurl and of what it is built with.
    package static var version: String { unsafe String(cString: curl_version()) }

    /// Where the certificates of authorities are by the way that libcurl was built.
    package static var authoritiesFile: String? { unsafe text(crawl_authorities_file()) }

    /// Their directory, where each is a file.
    package static var authoritiesDirectory: String? {
        unsafe text(crawl_authorities_directory())
    }

    /// True where TLS is OpenSSL's.
    static var speaksOpenSSL: Bool {
        unsafe text(crawl_tls_version())?.hasPrefix("OpenSSL/") == true
    }

    private static func text(_ text: UnsafePointer<CChar>?) -> String? {
        unsafe text.map { unsafe String(cString: $0) }
    }
}
