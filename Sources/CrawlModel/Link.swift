package import URLStandard

/// Where a link was found, as one byte.
package enum LinkSource: UInt8, Sendable, CaseIterable {
    case a = 1
    case area, link, iframe, frame, metaRefresh, redirect

    /// True where the target is a document that a crawl follows.
    package var isFollowed: Bool { self != .link }
}

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

    package var count: Int { entries.count }
    package var isEmpty: Bool { entries.isEmpty }

    /// Adds a link; its URL has no fragment.
    package mutating func append(_ url: WebURL, key: URLKey, source: LinkSource) {
        bytes.append(contentsOf: url.bytes)
        entries.append(Entry(key: key, end: UInt32(bytes.count), source: source))
    }

    package func key(at index: Int) -> URLKey { entries[index].key }

    package func source(at index: Int) -> LinkSource { entries[index].source }

    /// The URL's serialised bytes.
    package func spelling(at index: Int) -> ArraySlice<UInt8> {
        let start = index == 0 ? 0 : Int(entries[index - 1].end)
        return bytes[start..<Int(entries[index].end)]
    }
}
