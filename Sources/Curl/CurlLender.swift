/// Who lends memory for bodies that grow.
package protocol CurlLender: AnyObject {
    /// Lends so many bytes more; false holds the transfer up until ``CurlTransfer/resume()``.
    func lend(_ count: Int, to transfer: CurlTransfer) -> Bool
}
