import Compression
package import CrawlFormat
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

    /// With which the bodies were packed that are there already.
    package let dictionaries: BodyDictionaries
    private let level: Int32
    private let keepsPlaces: Bool
    private let packsBodies: Bool
    private let maker: Mutex<DictionaryMaker>
    private let digest: @Sendable ([UInt8]) -> [UInt8]
    private let shelf = Mutex<[Station]>([])

    /// Makes a packer for all callers.
    ///
    /// - Parameters:
    ///   - level: How hard zstd tries; 1 is fastest.
    ///   - keepsPlaces: True to keep where links stand, and their texts.
    ///   - packsBodies: False to leave bodies as they are.
    ///   - dictionaries: Those of the bodies that are there already.
    ///   - digest: SHA-256 of bytes.
    package init(
        level: Int32 = 1,
        keepsPlaces: Bool = true,
        packsBodies: Bool = true,
        dictionaries: BodyDictionaries = .none,
        digest: @escaping @Sendable ([UInt8]) -> [UInt8]
    ) {
        self.level = level
        self.keepsPlaces = keepsPlaces
        self.packsBodies = packsBodies
        self.dictionaries = dictionaries
        self.digest = digest
        maker = Mutex(DictionaryMaker(dictionaries.newest))
    }

    /// Packs a decoded body; what zstd cannot make smaller stays plain.
    ///
    /// The 256th body that shrinks by a quarter makes a dictionary of them all, which takes its
    /// caller a tenth of a second.
    ///
    /// - Complexity: O(n) in the bytes.
    package func pack(body: [UInt8]) -> PackedBody {
        let sha256 = digest(body)
        let dictionary = maker.withLock(\.dictionary)
        guard packsBodies, let packed = try? compress(body, with: dictionary),
            packed.count < body.count
        else {
            return PackedBody(codec: .plain, data: body, rawCount: body.count, sha256: sha256)
        }
        var result = PackedBody(
            codec: dictionary == nil ? .zstd : .zstdWithDictionary,
            data: packed,
            rawCount: body.count,
            sha256: sha256
        )
        result.dictionary = dictionary.map { .init(number: Int64($0.number), data: $0.bytes) }
        // Pictures shrink by next to nothing, and teach nothing.
        if packed.count * 4 < body.count * 3 { learn(from: body, digest: sha256) }
        return result
    }

    private func learn(from body: [UInt8], digest: [UInt8]) {
        let samples = maker.withLock { maker in
            maker.isCollecting ? maker.take(body, digest: digest) : nil
        }
        guard let samples else { return }
        let made = DictionaryMaker.make(of: samples)
        maker.withLock { $0.use(made) }
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

    private func compress(
        _ body: [UInt8],
        with dictionary: ZstdDictionary?
    ) throws(CompressionError) -> [UInt8] {
        let idle = shelf.withLock { $0.popLast() }
        let station = if let idle { idle } else { try Station(level: level) }
        defer { shelf.withLock { $0.append(station) } }
        return try station.compressor.withLock { compressor throws(CompressionError) in
            try compressor.compress(body, with: dictionary)
        }
    }
}
