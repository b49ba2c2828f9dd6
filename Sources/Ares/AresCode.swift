import CAres

/// How a question to the name servers ended, in c-ares' numbers.
package struct AresCode: Error, RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: Int32

    package init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    package static let ok = AresCode(rawValue: ARES_SUCCESS)
    /// The name exists, without a record of the kind that was asked for.
    package static let noData = AresCode(rawValue: ARES_ENODATA)
    /// The name does not exist.
    package static let noName = AresCode(rawValue: ARES_ENOTFOUND)
    package static let serverFailure = AresCode(rawValue: ARES_ESERVFAIL)
    package static let refused = AresCode(rawValue: ARES_EREFUSED)
    package static let badName = AresCode(rawValue: ARES_EBADNAME)
    /// Every server has refused or failed, or cannot be reached.
    package static let noServer = AresCode(rawValue: ARES_ECONNREFUSED)
    package static let timedOut = AresCode(rawValue: ARES_ETIMEOUT)
    package static let outOfMemory = AresCode(rawValue: ARES_ENOMEM)

    /// c-ares' own words, for example "Domain name not found".
    package var description: String {
        unsafe String(cString: ares_strerror(rawValue))
    }
}
