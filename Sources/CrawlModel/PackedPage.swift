/// A body as the store keeps it.
package struct PackedBody: Sendable, Equatable {
    /// How the bytes are packed.
    package enum Codec: Int, Sendable {
        case plain = 0
        case zstd = 1
        case zstdWithDictionary = 2
    }

    /// What many bodies have in common.
    package struct Dictionary: Sendable, Equatable {
        /// As frames name it.
        package let number: Int64
        package let data: [UInt8]

        package init(number: Int64, data: [UInt8]) {
            self.number = number
            self.data = data
        }
    }

    package let codec: Codec
    /// The packed bytes.
    package let data: [UInt8]
    /// How many bytes the body has when unpacked.
    package let rawCount: Int
    /// SHA-256 of the unpacked body, 32 bytes.
    package let sha256: [UInt8]
    /// With which it is packed.
    package var dictionary: Dictionary?

    package init(codec: Codec, data: [UInt8], rawCount: Int, sha256: [UInt8]) {
        self.codec = codec
        self.data = data
        self.rawCount = rawCount
        self.sha256 = sha256
    }
}

/// A parsed page in the form of its row: made on the pool, so that the store only binds it.
package struct PackedPage: Sendable, Equatable {
    package let title: String?
    package let linkCount: Int
    /// The keys of the links that are followed, as a JSON array in document order.
    package let links: [UInt8]
    /// The keys of the links that are only recorded, as a JSON array in document order.
    package let assets: [UInt8]
    /// Where the links stand and their texts, as a JSON array; nil where they are not kept.
    package let places: [UInt8]?
    package let metadata: PackedMetadata

    package init(
        title: String?,
        linkCount: Int,
        links: [UInt8],
        assets: [UInt8],
        places: [UInt8]? = nil,
        metadata: PackedMetadata = PackedMetadata()
    ) {
        self.title = title
        self.linkCount = linkCount
        self.links = links
        self.assets = assets
        self.places = places
        self.metadata = metadata
    }
}
