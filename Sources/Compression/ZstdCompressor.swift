import CZstd

/// The sole owner of a context that packs by Zstandard (RFC 8878), used for one body after another.
@safe package struct ZstdCompressor: ~Copyable {
    private let context: OpaquePointer
    /// The number of the dictionary that the context holds, 0 for none.
    private var heldNumber: UInt32 = 0

    /// Makes a context.
    ///
    /// - Parameter level: 1 is fastest; 19 packs tightest.
    /// - Throws: `failed` where memory lacks.
    package init(level: Int32 = 1) throws(CompressionError) {
        guard let context = unsafe ZSTD_createCCtx() else { throw .failed("no memory") }
        unsafe self.context = context
        unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level)
    }

    deinit {
        unsafe ZSTD_freeCCtx(context)
    }

    /// Packs bytes into one frame that names its length, and its dictionary if it has one.
    ///
    /// - Parameters:
    ///   - bytes: What is packed.
    ///   - dictionary: What it has in common with others; to change it costs more than to pack.
    /// - Returns: The frame.
    /// - Throws: `failed` with the library's words.
    /// - Complexity: O(n) in the bytes.
    package mutating func compress(
        _ bytes: [UInt8],
        with dictionary: ZstdDictionary? = nil
    ) throws(CompressionError) -> [UInt8] {
        try hold(dictionary)
        var result = 0
        let capacity = ZSTD_compressBound(bytes.count)
        let packed = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
            unsafe bytes.withUnsafeBufferPointer { source in
                result = unsafe ZSTD_compress2(
                    context,
                    target.baseAddress,
                    target.count,
                    source.baseAddress,
                    source.count
                )
            }
            count = ZSTD_isError(result) == 0 ? result : 0
        }
        try check(result)
        return packed
    }

    private mutating func hold(_ dictionary: ZstdDictionary?) throws(CompressionError) {
        let number = dictionary?.number ?? 0
        guard number != heldNumber else { return }
        let bytes = dictionary?.bytes ?? []
        try check(unsafe ZSTD_CCtx_loadDictionary(context, bytes, bytes.count))
        heldNumber = number
    }

    private func check(_ result: Int) throws(CompressionError) {
        guard ZSTD_isError(result) != 0 else { return }
        throw .failed(unsafe String(cString: ZSTD_getErrorName(result)))
    }
}
