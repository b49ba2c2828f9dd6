package import URLStandard

/// What a URL looks like where numbers and values make no difference.
///
/// Sites that make URLs up count months, offsets and identifiers: `http://h/cal/2026/1?x=a&day=3`
/// and all other days have the shape `http://h/cal/N/N?day&x`.
package struct URLShape: Hashable, Sendable, CustomStringConvertible {
    /// Longer ones are not worth their memory, in bytes.
    private static let maximumLength = 256

    package let description: String

    /// The shape of a URL; nil where nothing in it counts, or it is too long.
    ///
    /// - Complexity: O(n log n) in the parts of the query, O(n) in all else.
    package init?(of url: WebURL) {
        guard url.bytes.count <= 8 * Self.maximumLength else { return nil }
        let (path, hasNumbers) = Self.withoutNumbers(url.pathBytes)
        let keys = Self.keys(of: url.queryBytes ?? [])
        guard hasNumbers || !keys.isEmpty else { return nil }
        let shape = url.bytes[..<url.pathBytes.startIndex] + path + keys
        guard shape.count <= Self.maximumLength else { return nil }
        description = String(decoding: shape, as: UTF8.self)
    }

    /// The shape that is called so.
    init(named description: String) {
        self.description = description
    }

    /// A path with `N` for each row of digits; those of percent-encoded bytes are none.
    private static func withoutNumbers(
        _ path: ArraySlice<UInt8>
    ) -> (path: [UInt8], hasNumbers: Bool) {
        var result: [UInt8] = []
        var (encoded, isInNumber, hasNumbers) = (0, false, false)
        for byte in path {
            let isDigit = encoded == 0 && (0x30...0x39).contains(byte)
            encoded = byte == UInt8(ascii: "%") ? 2 : max(0, encoded - 1)
            if !isDigit { result.append(byte) }
            if isDigit, !isInNumber { result.append(UInt8(ascii: "N")) }
            isInNumber = isDigit
            hasNumbers = hasNumbers || isDigit
        }
        return (result, hasNumbers)
    }

    /// The sorted keys of a query behind a question mark, each once; empty where there is none.
    private static func keys(of query: ArraySlice<UInt8>) -> [UInt8] {
        let keys = query.split(separator: UInt8(ascii: "&")).map { part in
            Array(part.prefix { $0 != UInt8(ascii: "=") })
        }
        guard !keys.isEmpty else { return [] }
        let sorted = Set(keys).sorted { $0.lexicographicallyPrecedes($1) }
        return [UInt8(ascii: "?")] + sorted.joined(separator: [UInt8(ascii: "&")])
    }
}
