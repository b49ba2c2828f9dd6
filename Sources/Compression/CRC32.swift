import CZlib

/// The checksum of gzip and ZIP over bytes that come one after the other (RFC 1952, 8).
package struct CRC32: Sendable, Equatable {
    /// Of all bytes so far.
    package private(set) var value: UInt32 = 0

    package init() {}

    /// Takes the next bytes.
    ///
    /// - Complexity: O(n) in the bytes.
    package mutating func append(_ content: Span<UInt8>) {
        // No bytes at no place would ask zlib for where a checksum begins.
        guard !content.isEmpty else { return }
        unsafe content.withUnsafeBufferPointer { source in
            value = UInt32(
                truncatingIfNeeded: unsafe crc32_z(UInt(value), source.baseAddress, source.count)
            )
        }
    }
}
