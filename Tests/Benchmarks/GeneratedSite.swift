import Linux

/// A site of numbered pages, the same bytes every time.
struct GeneratedSite {
    let pages: Int
    let bytes: Int

    /// Writes the pages into a directory that exists.
    func write(to directory: String) throws {
        for number in 0..<pages {
            let file = try FileDescriptor.open("\(directory)/\(number).html", for: .creating)
            try file.writeAll(page(number))
        }
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
