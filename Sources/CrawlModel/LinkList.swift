package import URLStandard

/// The links of one page in document order, each URL once: keys, and the URLs' bytes in one piece.
package struct LinkList: Sendable, Equatable {
    private struct Entry: Sendable, Equatable {
        let key: URLKey
        let end: UInt32
        let source: LinkSource
    }

    private var bytes: [UInt8] = []
    private var entries: [Entry] = []

    package init() {}

    /// How many links there are.
    package var count: Int { entries.count }
    /// True where there is none.
    package var isEmpty: Bool { entries.isEmpty }

    /// Adds a link; its URL has no fragment.
    package mutating func append(_ url: WebURL, key: URLKey, source: LinkSource) {
        bytes.append(contentsOf: url.bytes)
        entries.append(Entry(key: key, end: UInt32(bytes.count), source: source))
    }

    /// The identity of a link's URL.
    package func key(at index: Int) -> URLKey { entries[index].key }

    /// Where a link was found.
    package func source(at index: Int) -> LinkSource { entries[index].source }

    /// The URL's serialised bytes.
    package func spelling(at index: Int) -> ArraySlice<UInt8> {
        let start = index == 0 ? 0 : Int(entries[index - 1].end)
        return bytes[start..<Int(entries[index].end)]
    }
}
