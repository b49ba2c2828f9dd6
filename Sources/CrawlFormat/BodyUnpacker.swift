import Compression

/// Turns the bytes of table body back into what a server sent, decoded.
package struct BodyUnpacker: ~Copyable {
    /// Far above what all bodies under way may take together.
    private static let limit: Int64 = 1 << 31
    private let dictionaries: BodyDictionaries
    private var zstd: ZstdDecompressor?

    package init(_ dictionaries: BodyDictionaries) {
        self.dictionaries = dictionaries
    }

    /// Unpacks one body.
    ///
    /// - Returns: Nil where the bytes are not what the row says, or its dictionary is not there.
    /// - Complexity: O(n) in the unpacked bytes.
    package mutating func unpack(_ row: BodyRow) -> [UInt8]? {
        guard (0...Self.limit).contains(row.count) else { return nil }
        switch (row.codec, row.dictionary) {
        case (0, nil): return row.data.count == Int(row.count) ? row.data : nil
        case (1, nil): return unfold(row)
        case (2, let number?):
            guard let dictionary = dictionaries[number] else { return nil }
            return unfold(row, with: dictionary)
        default: return nil
        }
    }

    private mutating func unfold(
        _ row: BodyRow,
        with dictionary: ZstdDictionary? = nil
    ) -> [UInt8]? {
        do throws(CompressionError) {
            var context = if let held = zstd.take() { held } else { try ZstdDecompressor() }
            let body = try? context.decompress(row.data, count: Int(row.count), with: dictionary)
            zstd = consume context
            return body
        } catch {
            return nil
        }
    }
}
