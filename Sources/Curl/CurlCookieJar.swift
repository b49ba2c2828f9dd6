import CCurl

/// The cookies of one crawl, shared by all its transfers.
///
/// Not `Sendable`: it lives on the thread of the transfers.
@safe package final class CurlCookieJar {
    let raw: UnsafeMutableRawPointer
    private let file: String?

    /// Makes a jar with what a file in Netscape's format holds, if it exists.
    ///
    /// - Parameter file: Where cookies are kept from crawl to crawl; nil for nowhere.
    /// - Throws: Why libcurl has none for us.
    package init(file: String?) throws(CurlCode) {
        guard let share = unsafe curl_share_init() else { throw .outOfMemory }
        unsafe raw = unsafe share
        self.file = file
        guard unsafe crawl_share_set(share, CURL_LOCK_DATA_COOKIE) == CURLSHE_OK else {
            throw .outOfMemory
        }
        if let file { try run(CURLOPT_COOKIEFILE, file, then: "RELOAD") }
    }

    deinit { unsafe curl_share_cleanup(raw) }

    /// Writes the cookies to their file.
    ///
    /// - Throws: Why libcurl cannot.
    package func save() throws(CurlCode) {
        if let file { try run(CURLOPT_COOKIEJAR, file, then: "FLUSH") }
    }

    /// Uses a handle of its own for a command about all cookies.
    private func run(
        _ option: CURLoption,
        _ file: String,
        then command: String
    ) throws(CurlCode) {
        guard let easy = unsafe curl_easy_init() else { throw .outOfMemory }
        defer { unsafe curl_easy_cleanup(easy) }
        let codes = unsafe [
            crawl_easy_set_pointer(easy, CURLOPT_SHARE, raw),
            crawl_easy_set_text(easy, option, file),
            crawl_easy_set_text(easy, CURLOPT_COOKIELIST, command),
        ]
        if let fault = codes.first(where: { $0 != CURLE_OK }) { throw CurlCode(fault) }
    }
}
