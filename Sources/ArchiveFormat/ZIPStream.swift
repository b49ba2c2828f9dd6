import Compression
import Digests

/// A ZIP archive written from its beginning to its end, its entries stored as they are.
///
/// The sizes of an entry follow it, since nobody knows them before; all are of 64 bits (PKWARE's
/// APPNOTE 6.3, 4.3.9 and 4.5.3). Dates are the earliest that there is: the same entries give the
/// same bytes.
package struct ZIPStream: Sendable {
    /// What an entry came to.
    package struct Entry: Sendable {
        package let name: String
        /// In bytes.
        package let count: Int
        /// SHA-256 of its bytes.
        package let digest: [UInt8]
        let checksum: UInt32
        let offset: Int
    }

    package private(set) var entries: [Entry] = []
    /// Where the next byte stands.
    private var offset = 0
    private var name = ""
    private var start = 0
    private var count = 0
    private var checksum = CRC32()
    private var digest = SHA256Stream()

    package init() {}

    /// Begins an entry.
    ///
    /// - Returns: What stands before its bytes.
    package mutating func begin(_ name: String) -> [UInt8] {
        (self.name, start, count) = (name, offset, 0)
        (checksum, digest) = (CRC32(), SHA256Stream())
        var head = LittleEndian()
        head.append(0x0403_4B50 as UInt32)
        head.append(Self.version)
        head.append(Self.flags)
        head.append(0 as UInt16)
        head.append(Self.date)
        head.append(0 as UInt32)
        head.append(UInt32.max)
        head.append(UInt32.max)
        head.append(UInt16(truncatingIfNeeded: name.utf8.count))
        head.append(20 as UInt16)
        head.bytes += name.utf8
        head.append(1 as UInt16)
        head.append(16 as UInt16)
        head.append(0 as UInt64)
        head.append(0 as UInt64)
        offset += head.bytes.count
        return head.bytes
    }

    /// Counts bytes of the entry, which are written as they are.
    ///
    /// - Complexity: O(n) in the bytes.
    package mutating func note(_ bytes: [UInt8]) {
        checksum.append(bytes.span)
        digest.append(bytes.span)
        count += bytes.count
        offset += bytes.count
    }

    /// Ends the entry.
    ///
    /// - Returns: What stands behind its bytes.
    package mutating func end() -> [UInt8] {
        entries.append(
            Entry(
                name: name,
                count: count,
                digest: digest.bytes,
                checksum: checksum.value,
                offset: start
            )
        )
        var sizes = LittleEndian()
        sizes.append(0x0807_4B50 as UInt32)
        sizes.append(checksum.value)
        sizes.append(UInt64(count))
        sizes.append(UInt64(count))
        offset += sizes.bytes.count
        return sizes.bytes
    }

    /// What stands at the end: the directory of all entries.
    package var directory: [UInt8] {
        var directory = LittleEndian()
        for entry in entries { append(entry, to: &directory) }
        let count = directory.bytes.count
        directory.append(0x0606_4B50 as UInt32)
        directory.append(44 as UInt64)
        directory.append(Self.version)
        directory.append(Self.version)
        directory.append(0 as UInt64)
        directory.append(UInt64(entries.count))
        directory.append(UInt64(entries.count))
        directory.append(UInt64(count))
        directory.append(UInt64(offset))
        directory.append(0x0706_4B50 as UInt32)
        directory.append(0 as UInt32)
        directory.append(UInt64(offset + count))
        directory.append(1 as UInt32)
        appendEnd(UInt32(clamping: count), to: &directory)
        return directory.bytes
    }

    private func append(_ entry: Entry, to directory: inout LittleEndian) {
        directory.append(0x0201_4B50 as UInt32)
        directory.append(Self.version)
        directory.append(Self.version)
        directory.append(Self.flags)
        directory.append(0 as UInt16)
        directory.append(Self.date)
        directory.append(entry.checksum)
        directory.append(UInt32.max)
        directory.append(UInt32.max)
        directory.append(UInt16(truncatingIfNeeded: entry.name.utf8.count))
        directory.append(28 as UInt16)
        // No comment, the first disk, no attributes.
        for _ in 0..<3 { directory.append(0 as UInt16) }
        directory.append(0 as UInt32)
        directory.append(UInt32.max)
        directory.bytes += entry.name.utf8
        directory.append(1 as UInt16)
        directory.append(24 as UInt16)
        directory.append(UInt64(entry.count))
        directory.append(UInt64(entry.count))
        directory.append(UInt64(entry.offset))
    }

    private func appendEnd(_ count: UInt32, to directory: inout LittleEndian) {
        directory.append(0x0605_4B50 as UInt32)
        directory.append(0 as UInt32)
        directory.append(UInt16(clamping: entries.count))
        directory.append(UInt16(clamping: entries.count))
        directory.append(count)
        directory.append(UInt32(clamping: offset))
        directory.append(0 as UInt16)
    }

    /// 4.5, which has sizes of 64 bits.
    private static let version: UInt16 = 45
    /// Sizes follow, names are UTF-8.
    private static let flags: UInt16 = 1 << 3 | 1 << 11
    /// Midnight, the first of January 1980.
    private static let date: UInt32 = 0x0021_0000
}

/// Numbers as ZIP writes them, the least byte first.
private struct LittleEndian {
    var bytes: [UInt8] = []

    mutating func append(_ number: some FixedWidthInteger) {
        var rest = number
        for _ in 0..<(number.bitWidth / 8) {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }
}
