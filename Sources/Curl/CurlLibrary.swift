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
}
