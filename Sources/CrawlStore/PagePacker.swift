import Compression
package import CrawlModel
import Synchronization

/// Turns bodies and pages into the form of their rows, on whichever thread calls.
///
/// It keeps as many contexts of zstd as were ever used at once.
package final class PagePacker: Sendable {
    /// One context that waits on the shelf or is in use by one caller.
    private final class Station: Sendable {
        let compressor: Mutex<ZstdCompressor>

        init(level: Int32) throws(CompressionError) {
            compressor = Mutex(try ZstdCompressor(level: level))
        }
    }

    private let level: Int32
    private let keepsPlaces: Bool
    private let digest: @Sendable ([UInt8]) -> [UInt8]
    private let shelf = Mutex<[Station]>([])

    /// Makes a packer for all callers.
    ///
    /// - Parameters:
    ///   - level: How hard zstd tries; 1 is fastest.
    ///   - keepsPlaces: True to keep where links stand, and their texts.
    ///   - digest: SHA-256 of bytes.
    package init(
        level: Int32 = 1,
        keepsPlaces: Bool = true,
        digest: @escaping @Sendable ([UInt8]) -> [UInt8]
    ) {
        self.level = level
        self.keepsPlaces = keepsPlaces
        self.digest = digest
    }

    /// Packs a decoded body; what zstd cannot make smaller stays plain.
    ///
    /// - Complexity: O(n) in the bytes.
    package func pack(body: [UInt8]) -> PackedBody {
        let sha256 = digest(body)
        guard let packed = try? compress(body), packed.count < body.count else {
            return PackedBody(codec: .plain, data: body, rawCount: body.count, sha256: sha256)
        }
        return PackedBody(codec: .zstd, data: packed, rawCount: body.count, sha256: sha256)
    }

    /// SHA-256 of a decoded body that is not packed.
    ///
    /// - Complexity: O(n) in the bytes.
    package func digest(of body: [UInt8]) -> [UInt8] { digest(body) }

    /// Packs what was read from a page.
    ///
    /// - Complexity: O(n) in the links.
    package func pack(_ page: ParsedPage) -> PackedPage {
        let list = PlaceList(page.links, keepsPlaces: keepsPlaces)
        return PackedPage(
            title: page.title,
            linkCount: page.links.count + page.links.omittedCount,
            links: list.links,
            assets: list.assets,
            places: keepsPlaces && !page.links.isEmpty ? list.places : nil,
            metadata: PackedMetadata(page.metadata, listing: page.links.listing)
        )
    }

    private func compress(_ body: [UInt8]) throws(CompressionError) -> [UInt8] {
        let idle = shelf.withLock { $0.popLast() }
        let station = if let idle { idle } else { try Station(level: level) }
        defer { shelf.withLock { $0.append(station) } }
        return try station.compressor.withLock { compressor throws(CompressionError) in
            try compressor.compress(body)
        }
    }
}
