import Compression
import CrawlContent
import CrawlFetch
import CrawlFrontier
package import CrawlModel
package import CrawlPacking
import CrawlParse
import Linux
import MIMEStandard
import Synchronization
import URLStandard

/// What is made of an answer: everything that computes, in one go; belongs on the pool.
package final class PageReader: Sendable {
    /// What of an answer was not read.
    struct Gaps: Sendable {
        /// Bytes that followed the coded body and are no part of it.
        var trailingCount = 0
        /// Attributes of tags that have too many of them.
        var omittedAttributeCount = 0
        /// Why a sitemap was not read to its end.
        var sitemapFault: String?
    }

    /// A page as the rest of the journey needs it.
    package struct Reading: Sendable {
        package var links = LinkList()
        var page: PackedPage?
        var body: PackedBody?
        var bodyCount = 0
        /// What the body shows itself to be.
        var sniffedType: String?
        /// The encoding of a page.
        var charset: PageCharset?
        /// SHA-256 of a body that is not kept.
        var digest: [UInt8]?
        var gaps = Gaps()
        /// The answer's fields as they are kept.
        var headers: [UInt8] = []

        /// What people should know who wonder that something is missing.
        var remark: String? {
            var remarks: [String] = []
            if gaps.trailingCount > 0 {
                remarks.append("\(gaps.trailingCount) bytes after the coded body are left out")
            }
            if links.omittedCount > 0 {
                remarks.append("parse_limit: \(links.omittedCount) links are left out")
            }
            if gaps.omittedAttributeCount > 0 {
                let count = gaps.omittedAttributeCount
                remarks.append("parse_limit: \(count) attributes are left out")
            }
            if let fault = gaps.sitemapFault { remarks.append("the sitemap \(fault)") }
            return remarks.isEmpty ? nil : remarks.joined(separator: "; ")
        }
    }

    /// So much is bounded by the number of threads alone.
    private static let freeBytes = 2 << 20

    let plan: CrawlPlan
    private let workspace: MemoryBudget
    let packer: PagePacker
    private let desk: ReadingDesk
    /// By the names that some hosts are told instead.
    private let ownDesks: [String: ReadingDesk]

    /// Prepares for pages of one crawl, from any thread.
    package init(plan: CrawlPlan, packer: PagePacker) {
        self.plan = plan
        let largest = 2 * plan.fetch.largestBodyBytes
        workspace = MemoryBudget(capacity: plan.fetch.workingMemory, largest: largest)
        self.packer = packer
        let desk = { ReadingDesk(agent: $0, ignored: plan.frontier.ignored) }
        self.desk = desk(FetchPlan.productToken(of: plan.fetch.userAgent))
        ownDesks = Dictionary(
            uniqueKeysWithValues: plan.fetch.ownProductTokens.map { ($0, desk($0)) }
        )
    }

    /// Waits for the memory that a large body takes to decode, then computes on the pool.
    func compute<Value: Sendable>(
        with fetched: FetchedPage,
        on pool: ThreadPool,
        _ body: @Sendable () throws(FetchFailure) -> Value
    ) async throws(FetchFailure) -> Value {
        let count = fetched.workingBytes(limit: limit(for: fetched))
        let lease = count > Self.freeBytes ? await workspace.reserve(count) : nil
        defer { withExtendedLifetime(lease) {} }
        return try await pool.run(body)
    }

    /// Decodes a good answer and, where it is HTML, a style sheet or a feed, reads and packs it.
    ///
    /// - Throws: Why there is no body to be had.
    /// - Complexity: O(n) in the decoded bytes.
    package func read(_ fetched: FetchedPage) throws(FetchFailure) -> Reading {
        let decoded = try fetched.decodedBody(limit: limit(for: fetched))
        let body = decoded.bytes
        var reading = Reading()
        reading.bodyCount = body.count
        reading.gaps.trailingCount = decoded.trailingCount
        reading.headers = fetched.fields.json()
        let type = PageType(fetched.fields, body: body)
        reading.sniffedType = type.sniffed.essence
        if plan.keptBodies.include(type.kind) {
            reading.body = packer.pack(body: body)
        } else {
            reading.digest = packer.digest(of: body)
        }
        guard try !readSitemap(body, as: type.kind, of: fetched, into: &reading) else {
            return reading
        }
        let source = PageSource(url: fetched.visit.url, fields: fetched.fields)
        switch type.kind {
        case .html: read(PageText(of: body, as: type), from: source, into: &reading)
        case .css:
            keep(
                desk(for: source).withParser { $0.parse(styleSheet: body, from: source) },
                in: &reading
            )
        case .feed: readFeed(PageText(of: body, as: type), from: source, into: &reading)
        default: break
        }
        return reading
    }

    private func read(_ text: PageText, from source: PageSource, into reading: inout Reading) {
        var source = source
        source.queryEncoding = text.queryEncoding
        reading.charset = text.charset
        keep(desk(for: source).withParser { $0.parse(text.bytes, from: source) }, in: &reading)
    }

    private func readFeed(
        _ text: PageText,
        from source: PageSource,
        into reading: inout Reading
    ) {
        reading.charset = text.charset
        keep(
            desk(for: source).withParser { $0.parse(feed: text.bytes, from: source) },
            in: &reading
        )
    }

    private func keep(_ page: ParsedPage, in reading: inout Reading) {
        var page = page
        page.links.followed = plan.sitemaps.areAlone ? [] : plan.follow.sources
        page.links.obeysNofollow = plan.obeysNofollow
        reading.page = packer.pack(page)
        reading.links = page.links
        reading.gaps.omittedAttributeCount = page.omittedAttributeCount
    }

    private func limit(for fetched: FetchedPage) -> Int {
        plan.fetch.maximumBodyBytes(of: fetched.visit)
    }

    /// The parsers that know us by the name that the page's host is told.
    private func desk(for source: PageSource) -> ReadingDesk {
        plan.fetch.ownProductToken(at: source.url).flatMap { ownDesks[$0] } ?? desk
    }

    /// Decodes an answer that is read elsewhere.
    func decode(_ fetched: FetchedPage) throws(FetchFailure) -> [UInt8] {
        try fetched.decodedBody(limit: limit(for: fetched)).bytes
    }
}

/// Parsers that keep their memory from page to page, as many as were ever used at once.
private final class ReadingDesk: Sendable {
    /// One parser that waits at the desk or is in use by one caller; to hand out the parser itself
    /// would copy it.
    private final class Seat: Sendable {
        let parser: Mutex<PageParser>

        init(agent: String, ignored: IgnoredDifferences) {
            parser = Mutex(PageParser(agent: agent, ignoring: ignored))
        }
    }

    private let seats = Mutex<[Seat]>([])
    private let agent: String
    private let ignored: IgnoredDifferences

    init(agent: String, ignored: IgnoredDifferences) {
        self.agent = agent
        self.ignored = ignored
    }

    func withParser(_ body: (inout PageParser) -> ParsedPage) -> ParsedPage {
        let idle = seats.withLock { $0.popLast() }
        let seat = idle ?? Seat(agent: agent, ignored: ignored)
        defer { seats.withLock { $0.append(seat) } }
        return seat.parser.withLock { body(&$0) }
    }
}
