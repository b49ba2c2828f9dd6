/// Where a link was found, as one byte.
package enum LinkSource: UInt8, Sendable, CaseIterable {
    case a = 1
    case area, link, iframe, frame, metaRefresh, redirect

    /// True where the target is a document that a crawl follows.
    package var isFollowed: Bool { self != .link }
}
