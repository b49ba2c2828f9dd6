import CrawlTestSupport
import Linux

/// Where a crawler leaves what it brings, and which processors it may use.
struct CrawlConditions {
    var output = "/dev/shm"
    /// True for one processor, with nginx on another.
    var isPinned = false
    /// A command that runs the crawler's.
    var wrapper: [String] = []
}

/// A site that nginx serves, and directories for what crawlers bring of it.
final class Workplace {
    /// Known where the site was made here.
    let pages: Int?
    private let name = "crawl-benchmark-\(UInt32.random(in: 0...(.max)))"
    private let directory: String
    private let server: NginxServer
    private let pinnedServer: NginxServer

    /// - Parameter words: `--pages` or `--site`.
    /// - Throws: What cannot be written, or that nginx does not answer.
    init(_ words: BenchmarkWords) throws {
        let site = words.text("site")
        pages = site == nil ? words.number("pages", or: 10_000) : nil
        directory = "/dev/shm/\(name)"
        try FileDescriptor.makeDirectory(directory)
        try FileDescriptor.makeDirectory("\(directory)/site")
        if let pages { try LinkedSite(pages: pages).write(to: "\(directory)/site") }
        let root = site ?? "\(directory)/site"
        server = try NginxServer(root: root, directory: directory)
        pinnedServer = try NginxServer(root: root, directory: directory, processor: 1)
    }

    /// Lets one crawler bring the site into an empty directory.
    func measure(_ peer: Peer, under conditions: CrawlConditions) throws -> PeerFigure {
        let output = "\(conditions.output)/\(name)-output"
        try FileDescriptor.makeDirectory(output)
        defer { Self.remove(output) }
        let server = conditions.isPinned ? pinnedServer : server
        let seed = server.url + (pages == nil ? "index.html" : "p0.html")
        let pin = conditions.isPinned ? ["taskset", "-c", "0"] : []
        let words = pin + conditions.wrapper + peer.words(from: seed, into: output)
        return PeerFigure(
            cost: try ProcessCost.of(words, in: output),
            pages: try peer.coverage(in: output),
            lag: LoopLag(in: "\(output)/errors")
        )
    }

    deinit {
        Self.remove(directory)
    }

    private static func remove(_ path: String) {
        _ = try? ChildProcess(["rm", "-rf", path]).wait()
    }
}
