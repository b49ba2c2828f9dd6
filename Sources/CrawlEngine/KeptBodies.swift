package import CrawlContent

/// Which bodies a crawl keeps; of the others it keeps type, size and digest.
package enum KeptBodies: String, Sendable, CaseIterable {
    /// None at all.
    case none
    /// HTML and XHTML.
    case pages
    /// Whatever is text: also style sheets, feeds, sitemaps, other XML, JSON, plain text.
    case text
    /// Whatever answers.
    case all

    /// True where a body of the kind is kept.
    package func include(_ kind: PageKind) -> Bool {
        switch self {
        case .none: false
        case .pages: kind == .html
        case .text: kind.isText
        case .all: true
        }
    }
}
