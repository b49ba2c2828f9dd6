import CrawlModel
import Linux

/// A page on each of many hosts, all of them this machine.
struct HostPages: Sendable {
    let port: UInt16
    let count: Int

    /// The address of a host by its number, from 127.2.0.1 on.
    func address(_ number: Int) -> UInt32 {
        let last = UInt32(number / 250 % 250) << 8 | UInt32(1 + number % 250)
        return 0x7F00_0000 | UInt32(2 + number / 62_500) << 16 | last
    }

    /// The host as requests name it.
    func authority(_ number: Int) -> String {
        let address = address(number)
        let bytes = [24, 16, 8, 0].map { "\(address >> $0 & 0xFF)" }
        return "\(bytes.joined(separator: ".")):\(port)"
    }

    func path(_ number: Int) -> String { "/p\(number).html" }

    func url(_ number: Int) -> String { "http://\(authority(number))\(path(number))" }

    func visit(_ number: Int) throws -> Visit {
        try Visit(to: url(number), number: number, host: number)
    }

    /// Lets crawl bring all pages, as many at once, into a directory.
    ///
    /// - Returns: How many it has brought, and at what cost.
    func crawl(into directory: String) throws -> PeerFigure {
        let list = "\(directory)/seeds.txt"
        let urls = (0..<count).map { url($0) + "\n" }.joined()
        try FileDescriptor.open(list, for: .creating).writeAll(Array(urls.utf8))
        let words = [CrawlProgram.path, "--seed", list, "--depth", "0"]
        let more = ["--concurrency", "\(count)", "-o", "\(directory)/x.sqlite"]
        return PeerFigure(
            cost: try ProcessCost.of(words + more, in: directory),
            pages: try Peer.crawl.coverage(in: directory),
            lag: LoopLag(in: "\(directory)/errors")
        )
    }
}
