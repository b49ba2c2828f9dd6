/// Why bytes could not be packed or unpacked.
package enum CompressionError: Error, Equatable, Sendable {
    /// The bytes end before the stream does.
    case truncated
    /// The bytes are no stream of the coding they claim.
    case corrupt
    /// The result would exceed this many bytes.
    case tooLarge(limit: Int)
    /// So many bytes come of so few that nobody means well.
    case bomb
    /// The stream asks its reader to remember more than this many bytes.
    case windowTooLarge(limit: Int)
    /// The machine has no memory for the library's state: nothing is said of the bytes.
    case noMemory
    /// The library failed otherwise, in its own words.
    case failed(String)
}
