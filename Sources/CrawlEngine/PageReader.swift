import Compression
import CrawlFetch
import CrawlModel
import CrawlParse
import CrawlStore
import Synchronization
import URLStandard

/// What the pool makes of an answer: everything that computes, in one go.
struct PageReader: Sendable {
    /// A page as the rest of the journey needs it.
    struct Reading: Sendable {
        var links = LinkList()
        var page: PackedPage?
        var body: PackedBody?
        var bodyCount = 0
        /// Bytes that followed the coded body and are no part of it.
        var trailingCount = 0
    }

    private let maximumBytes: Int
    private let packer: PagePacker
    private let desk: ReadingDesk

    init(maximumBytes: Int, packer: PagePacker) {
        self.maximumBytes = maximumBytes
        self.packer = packer
        desk = ReadingDesk()
    }

    /// Decodes a good answer and, where it is HTML, reads and packs it.
    @concurrent
    func read(_ fetched: FetchedPage) async throws(FetchFailure) -> Reading {
        let decoded = try fetched.decodedBody(limit: maximumBytes)
        let body = decoded.bytes
        var reading = Reading()
        reading.bodyCount = body.count
        reading.trailingCount = decoded.trailingCount
        let type = fetched.fields.first("Content-Type")
        guard PageParser.isHTML(contentType: type, body: body) else { return reading }
        let parsed = desk.withParser { $0.parse(body, at: fetched.visit.url) }
        reading.page = packer.pack(parsed)
        reading.body = packer.pack(body: body)
        reading.links = parsed.links
        return reading
    }

    /// Decodes an answer that is read elsewhere.
    @concurrent
    func decode(_ fetched: FetchedPage) async throws(FetchFailure) -> [UInt8] {
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
