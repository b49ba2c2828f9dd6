import CAres

/// The library as a whole: started once for the process.
package enum AresLibrary {
    private static let startCode = AresCode(rawValue: ares_library_init(ARES_LIB_INIT_ALL))

    /// Starts c-ares; later calls do nothing.
    ///
    /// - Throws: Why it cannot start.
    package static func start() throws(AresCode) {
        guard startCode == .ok else { throw startCode }
    }

    /// The version of c-ares that is in use.
    package static var version: String { unsafe String(cString: ares_version(nil)) }
}
