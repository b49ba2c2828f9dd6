import Compression

/// Turns the bytes of table body back into what a server sent, decoded.
package struct BodyUnpacker: ~Copyable {
    /// Far above what all bodies under way may take together.
    private static let limit: Int64 = 1 << 31
    private var zstd: ZstdDecompressor?

    package init() {}

    /// Unpacks one body.
    ///
    /// - Returns: Nil where the bytes are not what codec and count say.
    /// - Complexity: O(n) in the unpacked bytes.
    package mutating func unpack(_ data: [UInt8], codec: Int64, count: Int64) -> [UInt8]? {
        guard (0...Self.limit).contains(count) else { return nil }
        switch codec {
        case 0: return data.count == Int(count) ? data : nil
        case 1: return unfold(data, count: Int(count))
        default: return nil
        }
    }

    private mutating func unfold(_ data: [UInt8], count: Int) -> [UInt8]? {
        do throws(CompressionError) {
            var context = if let held = zstd.take() { held } else { try ZstdDecompressor() }
            let body = try? context.decompress(data, count: count)
            zstd = consume context
            return body
        } catch {
            return nil
        }
    }
}
