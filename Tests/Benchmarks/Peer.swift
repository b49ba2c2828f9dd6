import CrawlTestSupport
import Linux

/// A crawler that someone could use instead, with the options that make it fastest.
enum Peer: String, CaseIterable {
    case crawl
    case wget2
    case wget
    case httrack
    /// aiohttp, lxml and SQLite, as many would write it.
    case asyncio
    case scrapy

    /// Where the scripts of those are that are not commands.
    private static let scripts = #filePath.upToLastSlash + "/Peers"

    /// What wget and wget2 have in common.
    private static let recursive = ["-q", "-r", "-l", "inf", "-A", "*.html"]

    /// The command that crawls all that can be reached from a URL into a directory.
    func words(from url: String, into directory: String) -> [String] {
        let waste = "\(directory)/site"
        return switch self {
        case .crawl: Self.crawl(url, directory)
        case .wget2: ["wget2", "--max-threads=16"] + Self.recursive + ["-P", waste, url]
        case .wget: ["wget"] + Self.recursive + ["-P", waste, url]
        case .httrack:
            ["httrack", url, "-O", waste, "-q", "-r999", "-c16", "-A0", "-%c0", "-s0", "-p1"]
                + ["--disable-security-limits"]
        case .asyncio:
            ["/usr/bin/python3", "\(Self.scripts)/asyncio_crawler.py", url, "\(directory)/pages"]
        case .scrapy:
            ["/usr/bin/python3", "\(Self.scripts)/scrapy_crawler.py", url, "\(directory)/pages"]
        }
    }

    /// How many pages it has brought.
    func coverage(in directory: String) throws -> Int {
        switch self {
        case .crawl: try Self.crawlCoverage(in: directory)
        case .wget2, .wget, .httrack: Self.pages(in: "\(directory)/site", depth: 0)
        case .asyncio, .scrapy: Self.number(in: "\(directory)/output")
        }
    }

    private static func crawl(_ url: String, _ directory: String) -> [String] {
        let politeness = ["--delay", "0", "--per-host", "32", "--concurrency", "32"]
        let words = [CrawlProgram.path, "--depth", "inf", "-o", "\(directory)/x.sqlite"]
        // What the others are told, too: documentation links to pictures and archives.
        return words + ["--include", "*.html"] + politeness + [url]
    }

    private static func crawlCoverage(in directory: String) throws -> Int {
        let query = "SELECT count(*) FROM pages"
        let words = [CrawlProgram.path, "sql", "--format", "csv", query, "\(directory)/x.sqlite"]
        try ChildProcess(words, output: "\(directory)/count").wait()
        return number(in: "\(directory)/count")
    }

    /// The pages below a directory, without those that HTTrack adds at its top.
    private static func pages(in directory: String, depth: Int) -> Int {
        Directory.names(in: directory).reduce(0) { sum, name in
            if name.hasSuffix(".html") { return sum + (depth > 0 ? 1 : 0) }
            guard name != "hts-cache", depth < 12 else { return sum }
            return sum + pages(in: "\(directory)/\(name)", depth: depth + 1)
        }
    }

    /// The last number of a small file, 0 where it has none.
    private static func number(in path: String) -> Int {
        guard let file = try? FileDescriptor.open(path, for: .reading),
            let bytes = try? file.readAll(limit: 1 << 20)
        else { return 0 }
        let words = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0.isNewline }
        return words.compactMap { Int($0) }.last ?? 0
    }
}

/// The program as users run it, built beside the benchmarks.
enum CrawlProgram {
    static var path: String { CommandLine.arguments[0].upToLastSlash + "/crawl" }
}

extension String {
    fileprivate var upToLastSlash: String {
        lastIndex(of: "/").map { String(self[..<$0]) } ?? "."
    }
}
