import CZstd

/// The sole owner of a context that packs by Zstandard (RFC 8878), used for one body after another.
@safe package struct ZstdCompressor: ~Copyable {
    /// What is sure to fit is packed in one place, so that frames take no more room than they need.
    private static let usualCount = 256 << 10

    private let context: OpaquePointer
    private let workspace: UnsafeMutableBufferPointer<UInt8>
    /// The number of the dictionary that the context holds, 0 for none.
    private var heldNumber: UInt32 = 0
    /// Where that dictionary is, which the context only refers to.
    private var prefix: ZstdPrefix?

    /// Makes a context.
    ///
    /// - Parameter level: 1 is fastest; 19 packs tightest.
    /// - Throws: `noMemory`.
    package init(level: Int32 = 1) throws(CompressionError) {
        guard let context = unsafe ZSTD_createCCtx() else { throw .noMemory }
        unsafe self.context = context
        unsafe workspace = .allocate(capacity: Self.usualCount)
        unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level)
        // Of pages, shorter matches save less than it takes to find them: without them the fastest
        // level is up to 7 % faster, and frames are between 4 % smaller and 1 % larger.
        if level == 1 { unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_minMatch, 7) }
    }

    deinit {
        unsafe ZSTD_freeCCtx(context)
        unsafe workspace.deallocate()
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
        let capacity = ZSTD_compressBound(bytes.count)
        guard capacity > Self.usualCount else {
            let count = try unsafe pack(bytes, into: workspace)
            return unsafe [UInt8](UnsafeBufferPointer(rebasing: workspace[..<count]))
        }
        return try unsafe [UInt8](unsafeUninitializedCapacity: capacity) {
            target,
            count throws(CompressionError) in
            count = try unsafe pack(bytes, into: target)
        }
    }

    /// Makes the frame where there is room enough for it; how many bytes it has.
    private func pack(
        _ bytes: [UInt8],
        into target: UnsafeMutableBufferPointer<UInt8>
    ) throws(CompressionError) -> Int {
        let count = unsafe bytes.withUnsafeBufferPointer { bytes in
            let source = unsafe prefix?.appending(bytes) ?? bytes
            return unsafe ZSTD_compress2(
                context,
                target.baseAddress,
                target.count,
                source.baseAddress,
                source.count
            )
        }
        try check(count)
        return count
    }

    private mutating func hold(_ dictionary: ZstdDictionary?) throws(CompressionError) {
        let number = dictionary?.number ?? 0
        guard number != heldNumber else { return }
        let next = dictionary.map { ZstdPrefix($0.bytes, room: Self.usualCount) }
        let bytes = unsafe next?.dictionary() ?? UnsafeBufferPointer(start: nil, count: 0)
        let result = unsafe ZSTD_CCtx_loadDictionary_byReference(
            context,
            bytes.baseAddress,
            bytes.count
        )
        prefix = next
        try check(result)
        heldNumber = number
    }

    private func check(_ result: Int) throws(CompressionError) {
        guard ZSTD_isError(result) != 0 else { return }
        throw .failed(unsafe String(cString: ZSTD_getErrorName(result)))
    }
}
