/// The content codings of HTTP that zlib decodes; RFC 9110, section 8.4.1.
package enum InflateCoding: Sendable {
    /// RFC 1952: one member or several.
    case gzip
    /// RFC 1950 as HTTP says, or RFC 1951 as some servers send.
    case deflate
}

/// What came out of a coded body.
package struct Inflated: Equatable, Sendable {
    package let bytes: [UInt8]
    /// How many bytes followed the stream and were passed over.
    package let trailingCount: Int
}

/// Decoding of whole bodies that somebody else has sent: bounded, and never cut short in silence.
package enum Inflating {
    /// Beyond this many decoded bytes the ratio counts.
    static let ratioThreshold = 1 << 20
    /// No honest page is packed tighter than this.
    static let ratioLimit = 200

    /// Decodes a body; an empty one decodes to nothing.
    ///
    /// - Parameters:
    ///   - bytes: The coded body, complete.
    ///   - coding: What it is coded in.
    ///   - limit: The most bytes that may come of it.
    /// - Returns: The decoded body.
    /// - Throws: Why it is no such stream, or not a whole one, or too large a one.
    /// - Complexity: O(n) in the decoded bytes.
    package static func decode(
        _ bytes: [UInt8],
        coding: InflateCoding,
        limit: Int
    ) throws(CompressionError) -> [UInt8] {
        try inflate(bytes, coding: coding, limit: limit).bytes
    }

    /// Decodes a body and tells what followed it.
    ///
    /// - Parameters:
    ///   - bytes: The coded body, complete.
    ///   - coding: What it is coded in.
    ///   - limit: The most bytes that may come of it.
    /// - Returns: The decoded body and what was left.
    /// - Throws: Why it is no such stream, or not a whole one, or too large a one.
    /// - Complexity: O(n) in the decoded bytes.
    package static func inflate(
        _ bytes: [UInt8],
        coding: InflateCoding,
        limit: Int
    ) throws(CompressionError) -> Inflated {
        guard !bytes.isEmpty else { return Inflated(bytes: [], trailingCount: 0) }
        switch coding {
        case .gzip: return try inflateMembers(of: bytes, limit: limit)
        case .deflate: return try inflateDeflate(bytes, limit: limit)
        }
    }

    private static func inflateMembers(
        of bytes: [UInt8],
        limit: Int
    ) throws(CompressionError) -> Inflated {
        var stream = try InflateStream(.gzip, of: bytes, limit: limit)
        repeat {
            try stream.readMember()
        } while stream.beginsMember
        return stream.finish()
    }

    private static func inflateDeflate(
        _ bytes: [UInt8],
        limit: Int
    ) throws(CompressionError) -> Inflated {
        guard hasZlibHeader(bytes) else { return try inflate(bytes, as: .raw, limit: limit) }
        do throws(CompressionError) {
            return try inflate(bytes, as: .zlib, limit: limit)
        } catch .corrupt {
            // One raw stream in a thousand begins like the header of zlib.
            return try inflate(bytes, as: .raw, limit: limit)
        } catch {
            throw error
        }
    }

    private static func inflate(
        _ bytes: [UInt8],
        as wrapping: InflateStream.Wrapping,
        limit: Int
    ) throws(CompressionError) -> Inflated {
        var stream = try InflateStream(wrapping, of: bytes, limit: limit)
        try stream.readMember()
        return stream.finish()
    }

    /// RFC 1950, section 2.2: method 8, a window of at most 32 KiB, a multiple of 31.
    private static func hasZlibHeader(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 2 else { return bytes.first.map { $0 & 0x8F == 0x08 } ?? false }
        let isMethod8 = bytes[0] & 0x0F == 8 && bytes[0] >> 4 <= 7
        return isMethod8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
    }
}
