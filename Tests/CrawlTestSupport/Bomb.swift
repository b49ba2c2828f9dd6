/// Ten gibibytes of zeros in less than ten mebibytes: whole, valid streams of pieces.
package enum Bomb: CaseIterable, Sendable {
    case gzip, zlib, raw, brotli, zstd

    private static let size = 10 << 30

    /// The coding's name in HTTP.
    package var contentCoding: String {
        switch self {
        case .gzip: "gzip"
        case .zlib, .raw: "deflate"
        case .brotli: "br"
        case .zstd: "zstd"
        }
    }

    /// The whole stream.
    package var bytes: [UInt8] {
        switch self {
        case .gzip:
            // The checksum of all the zeros, and their number modulo 2³², which is 2³¹.
            [31, 139, 8, 0, 0, 0, 0, 0, 0, 255] + Self.deflated
                + [0x2F, 0x91, 0x1D, 0xF4, 0, 0, 0, 0x80]
        case .zlib: [120, 1] + Self.deflated + Self.adler
        case .raw: Self.deflated
        case .brotli: Self.brotliBytes
        case .zstd: Self.zstdBytes
        }
    }

    /// 4 MiB of zeros up to a full flush, after which nothing is remembered; by level 9 of zlib.
    private static let deflated: [UInt8] = {
        let head: [UInt8] = [236, 193, 1, 1, 0, 0, 0, 130, 32, 255, 175, 110, 72, 64, 1]
        let tail: [UInt8] = [124, 27, 0, 0, 0, 255, 255]
        let piece = head + [UInt8](repeating: 0, count: 4_063) + tail
        return repeated(piece, size >> 22) + [3, 0]
    }()

    /// The sum of the bytes is 1, the sum of those sums is their number.
    private static let adler: [UInt8] = {
        let sum = size % 65_521
        return [UInt8(sum >> 8), UInt8(sum & 0xFF), 0, 1]
    }()

    /// 16 MiB of zeros by quality 9 with a window of 24 bits, flushed; then the same again.
    private static let brotliBytes: [UInt8] = {
        let first: [UInt8] = [
            0xCF, 0xFF, 0xFF, 0x7F, 0x00, 0x24, 0x00, 0xE2, 0xB1, 0x40, 0x72, 0xEF, 0xFF, 0x0D,
        ]
        let next: [UInt8] = [
            0xFC, 0xFF, 0xFF, 0x07, 0x40, 0x02, 0x20, 0x0E, 0x0B, 0x40, 0xF7, 0xFE, 0xDF, 0x00,
        ]
        return first + repeated(next, size >> 24 - 1) + [3]
    }()

    /// Blocks of 128 KiB of the same byte, for a window of 8 MiB.
    private static let zstdBytes: [UInt8] = {
        let header: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x68]
        return header + repeated([0x02, 0x00, 0x10, 0x00], size >> 17) + [1, 0, 0]
    }()

    private static func repeated(_ piece: [UInt8], _ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(piece.count * count + 32)
        for _ in 0..<count { bytes += piece }
        return bytes
    }
}
