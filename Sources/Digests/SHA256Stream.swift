import CCrypto

/// The SHA-256 digest of bytes that come one after the other (FIPS 180-4).
package struct SHA256Stream: Sendable {
    private var context = SHA256_CTX()

    package init() {
        unsafe crypto_sha256_begin(&context)
    }

    /// Takes the next bytes.
    ///
    /// - Complexity: O(n) in the bytes.
    package mutating func append(_ content: Span<UInt8>) {
        unsafe content.withUnsafeBufferPointer { source in
            unsafe crypto_sha256_add(&context, source.baseAddress, source.count)
        }
    }

    /// The digest of all bytes so far, 32 bytes.
    package var bytes: [UInt8] {
        var last = context
        return unsafe [UInt8](unsafeUninitializedCapacity: 32) { target, count in
            unsafe crypto_sha256_end(&last, target.baseAddress)
            count = 32
        }
    }
}
