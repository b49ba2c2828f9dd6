import Compression
import CrawlFetch
import CrawlModel
import CrawlParse
import CrawlStore
import MIMEStandard
import Synchronization
import URLStandard

/// What is made of an answer: everything that computes, in one go; belongs on the pool.
struct PageReader: Sendable {
    /// A page as the rest of the journey needs it.
    struct Reading: Sendable {
        var links = LinkList()
        var page: PackedPage?
        var body: PackedBody?
        var bodyCount = 0
        /// What the body shows itself to be.
        var sniffedType: String?
        /// The encoding of a page.
        var charset: PageCharset?
        /// SHA-256 of a body that is not kept.
        var digest: [UInt8]?
        /// Bytes that followed the coded body and are no part of it.
        var trailingCount = 0
    }

    private let maximumBytes: Int
    private let keptBodies: KeptBodies
    private let packer: PagePacker
    private let desk: ReadingDesk

    init(maximumBytes: Int, keptBodies: KeptBodies, packer: PagePacker) {
        self.maximumBytes = maximumBytes
        self.keptBodies = keptBodies
        self.packer = packer
        desk = ReadingDesk()
    }

    /// Decodes a good answer and, where it is HTML, reads and packs it.
    func read(_ fetched: FetchedPage) throws(FetchFailure) -> Reading {
        let decoded = try fetched.decodedBody(limit: maximumBytes)
        let body = decoded.bytes
        var reading = Reading()
        reading.bodyCount = body.count
        reading.trailingCount = decoded.trailingCount
        let type = PageType(fetched.fields, body: body)
        reading.sniffedType = type.sniffed.essence
        if keptBodies.include(type.kind) {
            reading.body = packer.pack(body: body)
        } else {
            reading.digest = packer.digest(of: body)
        }
        guard type.kind == .html else { return reading }
        let text = PageText(of: body, as: type)
        reading.charset = text.charset
        let parsed = desk.withParser {
            $0.parse(text.bytes, at: fetched.visit.url, queryEncoding: text.queryEncoding)
        }
        reading.page = packer.pack(parsed)
        reading.links = parsed.links
        return reading
    }

    /// Decodes an answer that is read elsewhere.
    func decode(_ fetched: FetchedPage) throws(FetchFailure) -> [UInt8] {
        try fetched.decodedBody(limit: maximumBytes).bytes
    }
}

/// Parsers that keep their memory from page to page, as many as were ever used at once.
private final class ReadingDesk: Sendable {
    private let parsers = Mutex<[PageParser]>([])

    func withParser<Result>(_ body: (inout PageParser) -> Result) -> Result {
        var parser = parsers.withLock { $0.popLast() } ?? PageParser()
        defer { parsers.withLock { $0.append(parser) } }
        return body(&parser)
    }
}
