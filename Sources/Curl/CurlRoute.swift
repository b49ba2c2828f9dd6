import CCurl

/// The address that transfers connect to instead of asking for their host's; it is made once for
/// many of them.
///
/// Not `Sendable`: it lives on the thread of the transfers that use it.
@safe package final class CurlRoute {
    let list: UnsafeMutablePointer<curl_slist>?

    /// Leads to a numeric address, at the port that a transfer's URL names.
    ///
    /// - Parameter address: In brackets where it is IPv6.
    package init(to address: String) {
        unsafe list = unsafe curl_slist_append(nil, "::\(address):")
    }

    deinit {
        unsafe curl_slist_free_all(list)
    }
}
