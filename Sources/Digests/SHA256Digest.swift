import CCrypto

/// The SHA-256 digest of some bytes (FIPS 180-4).
package struct SHA256Digest: Sendable, Hashable {
    /// The digest, 32 bytes.
    package let bytes: [UInt8]

    /// Computes the digest of bytes.
    ///
    /// - Complexity: O(n) in the bytes.
    package init(of content: Span<UInt8>) {
        bytes = Array(capacity: 32) { output in
            let digest = Self.compute(content)
            for index in digest.indices { output.append(digest[index]) }
        }
    }

    /// The first 63 bits of the digest of bytes, as a number that is not negative.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func prefix63(of content: Span<UInt8>) -> Int64 {
        let prefix = unsafe content.withUnsafeBufferPointer { source in
            unsafe crypto_sha256_prefix(source.baseAddress, source.count)
        }
        return Int64(prefix >> 1)
    }

    private static func compute(_ content: Span<UInt8>) -> InlineArray<32, UInt8> {
        var digest = InlineArray<32, UInt8>(repeating: 0)
        var output = digest.mutableSpan
        unsafe content.withUnsafeBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe crypto_sha256(source.baseAddress, source.count, target.baseAddress)
            }
        }
        return digest
    }
}
