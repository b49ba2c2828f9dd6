import CrawlTestSupport
import Linux

/// A site of numbered pages, the same bytes every time.
struct GeneratedSite {
    let pages: Int
    let bytes: Int

    /// Writes the pages below a new directory's `site`.
    ///
    /// - Returns: The new directory.
    func write() throws -> String {
        let directory = "/dev/shm/crawl-benchmark-\(UInt32.random(in: 0...(.max)))"
        try FileDescriptor.makeDirectory(directory)
        try FileDescriptor.makeDirectory(directory + "/site")
        for number in 0..<pages {
            let path = "\(directory)/site/\(number).html"
            try FileDescriptor.open(path, for: .creating).writeAll(page(number))
        }
        return directory
    }

    private func page(_ number: Int) -> [UInt8] {
        var page = Array("<!doctype html><title>Page \(number)</title>".utf8)
        var next = number
        while page.count < bytes {
            next = (next &* 1_103_515_245 &+ 12_345) % pages
            page +=
                "<p>Words and words. <a href=\"\(abs(next)).html\">page \(abs(next))</a></p>\n".utf8
        }
        return page
    }
}
