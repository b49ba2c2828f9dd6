import CAllocations
import CrawlModel
import CrawlParse
import Glibc
import HTMLStandard

/// One way through all bytes of the pages.
enum ParsePass: String, CaseIterable {
    /// The yardstick: the C library's search for each `<`.
    case memchr
    /// Every token, with what the tree tells the tokenizer.
    case tokens
    /// Titles and links: extracted, resolved, normalised, hashed.
    case links
    /// The same, and all else that a crawl keeps: what the page says of itself, and its text.
    case pages
    /// All that the pool does for such pages, apart from zstd.
    case jobs

    /// What one pass has found, and what it took.
    struct Result {
        var count = 0
        var nanoseconds = 0
        /// Blocks of the heap taken in all, and for the page that took the most.
        var allocations = 0
        var mostOfOnePage = 0
    }

    /// Goes through all pages, on the calling thread.
    func run(over pages: [PageCollection.Page]) throws -> Result {
        guard self != .jobs else { return try runJobs(over: pages) }
        var parser = self == .pages ? PageParser(agent: "crawl") : PageParser()
        return measure(pages) { read($0, with: &parser) }
    }

    private func runJobs(over pages: [PageCollection.Page]) throws -> Result {
        let job = try PoolJob(packsBodies: false)
        let answers = pages.map(PoolJob.answer)
        return measure(answers) { job.linkCount(of: $0) }
    }

    private func measure<Page>(_ pages: [Page], _ read: (Page) -> Int) -> Result {
        var result = Result()
        let start = threadTime()
        for page in pages {
            let before = allocations_of_thread()
            result.count += read(page)
            let taken = Int(allocations_of_thread() - before)
            result.allocations += taken
            result.mostOfOnePage = max(result.mostOfOnePage, taken)
        }
        result.nanoseconds = threadTime() - start
        return result
    }

    private func read(_ page: PageCollection.Page, with parser: inout PageParser) -> Int {
        switch self {
        case .memchr: tagCount(in: page.body)
        case .tokens: tokenCount(in: page.body)
        case .links: parser.parse(page.body, at: page.url).links.count
        case .pages, .jobs: parser.parse(page.body, at: page.url).metadata.text.words
        }
    }

    private func tagCount(in body: [UInt8]) -> Int {
        unsafe body.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return 0 }
            var (count, offset) = (0, 0)
            while let found = unsafe Glibc.memchr(start + offset, 0x3C, bytes.count - offset) {
                count += 1
                offset = unsafe UnsafeRawPointer(found) - start + 1
            }
            return count
        }
    }

    private func tokenCount(in body: [UInt8]) -> Int {
        var tokenizer = HTMLTokenizer(body.span)
        var feedback = HTMLTreeFeedback()
        var count = 0
        while true {
            let token = tokenizer.next()
            switch token.kind {
            case .end: return count
            case .startTag, .endTag: feedback.note(token, in: &tokenizer)
            default: break
            }
            count += 1
        }
    }
}

/// The processor time of the calling thread, which other programs do not lengthen.
private func threadTime() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}
