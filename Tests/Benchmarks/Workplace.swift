import CrawlTestSupport
import Linux

/// A site that nginx serves, and directories for what crawlers bring of it.
final class Workplace {
    /// Known where the site was made here.
    let pages: Int?
    private let directory: String
    private let output: String
    private let server: NginxServer
    private let isPinned: Bool

    /// - Parameter words: `--pages`, `--site`, `--output` and `--pinned`.
    /// - Throws: What cannot be written, or that nginx does not answer.
    init(_ words: BenchmarkWords) throws {
        let site = words.text("site")
        isPinned = words.has("pinned")
        pages = site == nil ? words.number("pages", or: 10_000) : nil
        let name = "crawl-benchmark-\(UInt32.random(in: 0...(.max)))"
        directory = "/dev/shm/\(name)"
        output = "\(words.text("output") ?? "/dev/shm")/\(name)-output"
        try FileDescriptor.makeDirectory(directory)
        try FileDescriptor.makeDirectory("\(directory)/site")
        if let pages { try LinkedSite(pages: pages).write(to: "\(directory)/site") }
        server = try NginxServer(
            root: site ?? "\(directory)/site",
            directory: directory,
            processor: isPinned ? 1 : nil
        )
    }

    /// Lets one crawler bring the site into an empty directory.
    func measure(_ peer: Peer, with more: [String] = []) throws -> PeerFigure {
        Self.remove(output)
        try FileDescriptor.makeDirectory(output)
        defer { Self.remove(output) }
        let seed = server.url + (pages == nil ? "index.html" : "p0.html")
        let pin = isPinned ? ["taskset", "-c", "0"] : []
        let words = pin + peer.words(from: seed, into: output) + more
        let cost = try ProcessCost.of(words, in: output)
        return PeerFigure(pages: try peer.coverage(in: output), cost: cost)
    }

    deinit {
        for path in [directory, output] { Self.remove(path) }
    }

    private static func remove(_ path: String) {
        _ = try? ChildProcess(["rm", "-rf", path]).wait()
    }
}
