/// Why a text is no URL.
package enum URLError: Error, Equatable {
    /// A relative reference came without a base that it could be relative to.
    case noScheme
    /// The host is empty where one is needed.
    case noHost
    /// The host holds a forbidden character or is no valid domain or address.
    case invalidHost
    /// The port is no number up to 65,535.
    case invalidPort
    /// The text is longer than any URL that can be kept.
    case tooLong
}
