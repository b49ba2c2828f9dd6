import CZstd

/// The sole owner of a context that unpacks Zstandard (RFC 8878), used for one body after another.
@safe package struct ZstdDecompressor: ~Copyable {
    private let context: OpaquePointer

    /// Makes a context.
    ///
    /// - Throws: `failed` where memory lacks.
    package init() throws(CompressionError) {
        guard let context = unsafe ZSTD_createDCtx() else { throw .failed("no memory") }
        unsafe self.context = context
    }

    deinit {
        unsafe ZSTD_freeDCtx(context)
    }

    /// Unpacks whole frames.
    ///
    /// - Parameters:
    ///   - bytes: The packed bytes.
    ///   - count: How many bytes must come of them, as its keeper wrote down.
    /// - Returns: The unpacked bytes.
    /// - Throws: `corrupt` where they are no frames or give another count.
    /// - Complexity: O(n) in the unpacked bytes.
    package mutating func decompress(
        _ bytes: [UInt8],
        count: Int
    ) throws(CompressionError) -> [UInt8] {
        var result = 0
        let unpacked = unsafe [UInt8](unsafeUninitializedCapacity: count) { target, written in
            unsafe bytes.withUnsafeBufferPointer { source in
                result = unsafe ZSTD_decompressDCtx(
                    context,
                    target.baseAddress,
                    count,
                    source.baseAddress,
                    source.count
                )
            }
            written = ZSTD_isError(result) == 0 ? result : 0
        }
        guard ZSTD_isError(result) == 0, unpacked.count == count else { throw .corrupt }
        return unpacked
    }
}
