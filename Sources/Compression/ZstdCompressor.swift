import CZstd

/// The sole owner of a context that packs by Zstandard (RFC 8878), used for one body after another.
@safe package struct ZstdCompressor: ~Copyable {
    private let context: OpaquePointer
    private let level: Int32

    /// Makes a context.
    ///
    /// - Parameter level: 1 is fastest; 19 packs tightest.
    /// - Throws: `failed` where memory lacks.
    package init(level: Int32 = 1) throws(CompressionError) {
        guard let context = unsafe ZSTD_createCCtx() else { throw .failed("no memory") }
        unsafe self.context = context
        self.level = level
    }

    deinit {
        unsafe ZSTD_freeCCtx(context)
    }

    /// Packs bytes into one frame that names its length.
    ///
    /// - Throws: `failed` with the library's words.
    /// - Complexity: O(n) in the bytes.
    package mutating func compress(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
        var result = 0
        let capacity = ZSTD_compressBound(bytes.count)
        let packed = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
            unsafe bytes.withUnsafeBufferPointer { source in
                result = unsafe ZSTD_compressCCtx(
                    context,
                    target.baseAddress,
                    target.count,
                    source.baseAddress,
                    source.count,
                    level
                )
            }
            count = ZSTD_isError(result) == 0 ? result : 0
        }
        guard ZSTD_isError(result) == 0 else {
            throw .failed(unsafe String(cString: ZSTD_getErrorName(result)))
        }
        return packed
    }
}
