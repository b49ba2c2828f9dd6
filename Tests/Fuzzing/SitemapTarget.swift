import CrawlSitemaps
import URLStandard

/// The size of the pieces in the first byte, and after it a sitemap or a feed.
struct SitemapTarget: FuzzTarget {
    static let name = "sitemap"

    private let url = try? WebURL(parsing: "https://example.org/a/sitemap.xml")

    func read(_ input: [UInt8]) -> Int {
        guard let url else { return 0 }
        return reading(input.dropFirst(), at: url, inPiecesOf: .max).entries.count
    }

    func check(_ input: [UInt8]) throws(BrokenLaw) {
        guard let first = input.first, let url else { return }
        let body = input.dropFirst()
        let whole = reading(body, at: url, inPiecesOf: .max)
        let cut = reading(body, at: url, inPiecesOf: max(1, Int(first)))
        try expect(cut.entries == whole.entries, "entries are the same however the bytes are cut")
        try expect(cut.fault == whole.fault, "so is the fault: \(String(describing: whole.fault))")
        try expect(cut.kind == whole.kind, "so is the kind: \(String(describing: whole.kind))")
        for entry in whole.entries {
            try expect(entry.url.isHTTP, "an entry can be requested: \(entry.url)")
            try expect(!entry.url.hasFragment, "an entry has no fragment: \(entry.url)")
        }
    }

    private struct Reading {
        let kind: SitemapKind?
        let fault: SitemapFault?
        let entries: [SitemapEntry]
    }

    private func reading(
        _ body: ArraySlice<UInt8>,
        at url: WebURL,
        inPiecesOf size: Int
    ) -> Reading {
        var reader = SitemapReader(at: url)
        var rest = body
        while !rest.isEmpty {
            let piece = rest.prefix(size)
            reader.read(piece.span)
            rest = rest.dropFirst(size)
        }
        reader.finish()
        let entries = reader.takeEntries()
        return Reading(kind: reader.kind, fault: reader.fault, entries: entries)
    }
}
