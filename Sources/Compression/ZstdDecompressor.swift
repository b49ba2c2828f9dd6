import CZstd

/// The sole owner of a context that unpacks Zstandard (RFC 8878), used for one body after another.
@safe package struct ZstdDecompressor: ~Copyable {
    private let context: OpaquePointer
    /// The number of the dictionary that the context holds, 0 for none.
    private var heldNumber: UInt32 = 0

    /// Makes a context.
    ///
    /// - Throws: `noMemory`.
    package init() throws(CompressionError) {
        guard let context = unsafe ZSTD_createDCtx() else { throw .noMemory }
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
    ///   - dictionary: The one with which they were packed, if there was one.
    /// - Returns: The unpacked bytes.
    /// - Throws: `corrupt` where they are no frames, give another count or name another dictionary.
    /// - Complexity: O(n) in the unpacked bytes.
    package mutating func decompress(
        _ bytes: [UInt8],
        count: Int,
        with dictionary: ZstdDictionary? = nil
    ) throws(CompressionError) -> [UInt8] {
        try hold(dictionary)
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

    private mutating func hold(_ dictionary: ZstdDictionary?) throws(CompressionError) {
        let number = dictionary?.number ?? 0
        guard number != heldNumber else { return }
        let bytes = dictionary?.bytes ?? []
        let result = unsafe ZSTD_DCtx_loadDictionary(context, bytes, bytes.count)
        heldNumber = ZSTD_isError(result) == 0 ? number : 0
        guard ZSTD_isError(result) == 0 else { throw .corrupt }
    }
}
