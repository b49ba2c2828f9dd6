import CZstd

/// What came out of a coded body.
package struct DecodedBody: Equatable, Sendable {
    package let bytes: [UInt8]
    /// How many bytes followed the stream and were passed over.
    package let trailingCount: Int

    /// A body without a coding.
    package init(plain bytes: [UInt8]) {
        self.init(bytes: bytes, trailingCount: 0)
    }

    init(bytes: [UInt8], trailingCount: Int) {
        self.bytes = bytes
        self.trailingCount = trailingCount
    }
}

extension DecodedBody {
    /// Decodes a body that somebody else has sent; an empty one decodes to nothing.
    ///
    /// - Parameters:
    ///   - body: The coded body, complete.
    ///   - coding: What it is coded in.
    ///   - limit: The most bytes that may come of it.
    /// - Throws: Why it is no such stream, or not a whole one, or too large a one.
    /// - Complexity: O(n) in the decoded bytes.
    package init(
        decoding body: [UInt8],
        coding: ContentCoding,
        limit: Int
    ) throws(CompressionError) {
        guard !body.isEmpty else {
            self.init(plain: [])
            return
        }
        switch coding {
        case .gzip:
            let decoder = try InflateDecoder(.gzip)
            try self.init(body, decoder, limit: limit, announced: Self.gzipLength(body))
        case .deflate: self = try Self.inflated(body, limit: limit)
        case .brotli:
            let decoder = try BrotliDecoder(codedCount: body.count)
            try self.init(body, decoder, limit: limit)
        case .zstd:
            let decoder = try ZstdDecoder()
            try self.init(body, decoder, limit: limit, announced: Self.zstdLength(body))
        }
    }

    /// The most bytes that may come of a coded body of so many.
    package static func mostCount(of codedCount: Int) -> Int {
        DecodingRun.honestCount(of: codedCount)
    }

    private init(
        _ body: [UInt8],
        _ decoder: consuming some StreamDecoder & ~Copyable,
        limit: Int,
        announced: Int? = nil
    ) throws(CompressionError) {
        var run = DecodingRun(codedCount: body.count, limit: limit, announced: announced)
        try run.decode(body.span, with: &decoder)
        self.init(bytes: run.output, trailingCount: body.count - run.consumed)
    }

    private static func inflated(
        _ body: [UInt8],
        limit: Int
    ) throws(CompressionError) -> DecodedBody {
        guard hasZlibHeader(body) else {
            return try DecodedBody(body, try InflateDecoder(.raw), limit: limit)
        }
        do throws(CompressionError) {
            return try DecodedBody(body, try InflateDecoder(.zlib), limit: limit)
        } catch .corrupt {
            // One raw stream in a thousand begins like the header of zlib.
            return try DecodedBody(body, try InflateDecoder(.raw), limit: limit)
        } catch {
            throw error
        }
    }

    /// RFC 1950, section 2.2: method 8, a window of at most 32 KiB, a multiple of 31.
    private static func hasZlibHeader(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 2 else { return bytes.first.map { $0 & 0x8F == 0x08 } ?? false }
        let isMethod8 = bytes[0] & 0x0F == 8 && bytes[0] >> 4 <= 7
        return isMethod8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
    }

    /// The last member's length, modulo 2³²; RFC 1952, section 2.3.1.
    private static func gzipLength(_ bytes: [UInt8]) -> Int {
        bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// The first frame's length where it says so.
    private static func zstdLength(_ bytes: [UInt8]) -> Int? {
        let count = unsafe bytes.withUnsafeBufferPointer {
            unsafe ZSTD_getFrameContentSize($0.baseAddress, $0.count)
        }
        return Int(exactly: count)
    }
}
