/// The address that transfers connect to instead of asking for their host's; it is made once for
/// many of them.
///
/// Not `Sendable`: it lives on the thread of the transfers that use it.
package final class CurlRoute {
    /// Nil where there was no memory for it.
    let list: CurlList?

    /// Leads to a numeric address, at the port that a transfer's URL names.
    ///
    /// - Parameter address: In brackets where it is IPv6.
    package init(to address: String) {
        list = try? CurlList(["::\(address):"])
    }
}
