import Compression
import CrawlContent
import CrawlFetch
import CrawlFrontier
import CrawlModel
import CrawlPacking
import CrawlParse
import CrawlSitemaps
import CrawlStore
import URLStandard

extension PageReader {
    /// Reads what a sitemap lists, as the links of a page.
    ///
    /// What somebody calls a sitemap may be text or packed, too; what only looks like one is XML.
    ///
    /// - Returns: False where the body is no sitemap.
    /// - Throws: Where there is no memory to unpack it.
    func readSitemap(
        _ body: [UInt8],
        as kind: PageKind,
        of page: FetchedPage,
        into reading: inout Reading
    ) throws(FetchFailure) -> Bool {
        let isExpected = page.visit.expectation.isSitemap || kind == .sitemap
        guard isExpected, plan.sitemaps.isRead else { return false }
        var desk = SitemapDesk(at: page.visit.url, of: plan)
        do throws(CompressionError) {
            try desk.read(body)
        } catch {
            throw page.failure(of: error)
        }
        // A feed is read as one, and what a server says instead of the sitemap as what it is.
        let isPage = desk.isFeed || kind == .html
        reading.gaps.sitemapFault = isPage ? nil : desk.fault?.sentence
        guard let listing = desk.listing else { return false }
        var page = ParsedPage()
        page.links = desk.links
        page.links.listing = listing
        page.links.followed = LinkSources(.sitemapEntry)
        reading.page = packer.pack(page)
        reading.links = page.links
        return true
    }
}

/// Takes a sitemap's entries down as links, each URL once.
private struct SitemapDesk {
    private var reader: SitemapReader
    private let since: Int64?
    private let ignored: IgnoredDifferences
    private var known: Set<URLKey> = []
    private(set) var links = LinkList()
    private(set) var fault: SitemapFault?

    init(at url: WebURL, of plan: CrawlPlan) {
        reader = SitemapReader(at: url)
        since = plan.sitemaps.since
        ignored = plan.frontier.ignored
    }

    /// What it turned out to list, nil where it is no sitemap.
    var listing: SitemapListing? {
        switch reader.kind {
        case .pages, .text: .pages
        case .index: .sitemaps
        case .rss, .atom, nil: nil
        }
    }

    var isFeed: Bool { reader.kind == .rss || reader.kind == .atom }

    mutating func read(_ body: [UInt8]) throws(CompressionError) {
        if SitemapReader.isPacked(body.span) {
            try unpack(body)
        } else {
            take(body)
        }
        reader.finish()
        takeEntries()
        fault = fault ?? reader.fault
    }

    /// Reads what is packed piece by piece, no further than a sitemap may go.
    private mutating func unpack(_ body: [UInt8]) throws(CompressionError) {
        do throws(CompressionError) {
            var unpacker = try GzipUnpacker(body)
            while reader.fault == nil, let piece = try unpacker.nextPiece() { take(piece) }
        } catch .noMemory {
            throw .noMemory
        } catch {
            fault = .truncated
        }
    }

    private mutating func take(_ piece: [UInt8]) {
        reader.read(piece.span)
        takeEntries()
    }

    private mutating func takeEntries() {
        for entry in reader.takeEntries() {
            let key = URLKey(of: entry.url, ignoring: ignored)
            guard known.insert(key).inserted else { continue }
            links.append(entry.url, key: key, source: .sitemapEntry)
            guard let since, let age = entry.lastModified, age < since else { continue }
            links.noteAge(of: links.count - 1)
        }
    }
}

extension SitemapFault {
    /// What follows the words "the sitemap".
    fileprivate var sentence: String {
        switch self {
        case .unknownFormat: "has an unknown format"
        case .doctype: "has a document type, which is refused"
        case .malformed(let line): "is no XML in line \(line)"
        case .truncated: "ends too early"
        case .tooLarge: "is larger than is read"
        case .tooManyEntries: "lists more than is read"
        case .packed: "is packed twice"
        }
    }
}
