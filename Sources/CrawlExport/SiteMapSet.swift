import CrawlTables

/// Writes several site maps and the index that names them.
///
/// For `sitemap.xml` they are `sitemap-1.xml` and so on; at the root of the site all find each
/// other. The index comes last: it names nothing that is not there.
struct SiteMapSet {
    private let path: String
    private let replaces: Bool
    /// `https://example.org` of the first URL.
    private var origin: [UInt8] = []
    private var names: [String] = []
    private var fill = SiteMapFill()
    /// The entries of the site map that is being filled, 50 MB at most.
    private var entries: [UInt8] = []
    private var result = ExportResult()

    /// True where one site map does not suffice.
    static func isNeeded(for plan: ExportPlan) throws(ExportError) -> Bool {
        do throws(ExportError) {
            _ = try SiteMap.stream(plan) { _ in }
            return false
        } catch .tooManyURLs {
            return true
        }
    }

    /// Writes the site maps, then their index.
    static func write(
        _ plan: ExportPlan,
        to path: String,
        replaces: Bool
    ) throws(ExportError) -> ExportResult {
        var set = SiteMapSet(path: path, replaces: replaces)
        try SiteMap.forEachEntry(of: plan) { url, entry throws(ExportError) in
            try set.append(entry, of: url)
        }
        try set.endPart()
        let index = set.index
        try Exporter.write(index, to: path, replaces: replaces)
        set.result.bytes += index.count
        return set.result
    }

    private init(path: String, replaces: Bool) {
        (self.path, self.replaces) = (path, replaces)
    }

    private mutating func append(_ entry: [UInt8], of url: [UInt8]) throws(ExportError) {
        if origin.isEmpty { origin = Self.origin(of: url) }
        if !fill.take(entry) {
            try endPart()
            fill = SiteMapFill()
            _ = fill.take(entry)
        }
        entries += entry
        result.rows += 1
    }

    private mutating func endPart() throws(ExportError) {
        let text = Array(SiteMap.beginning.utf8) + entries + Array(SiteMap.end.utf8)
        let name = "\(stem)-\(names.count + 1).xml"
        try Exporter.write(text, to: name, replaces: replaces)
        names.append(name.split(separator: "/").last.map(String.init) ?? name)
        result.bytes += text.count
        entries.removeAll(keepingCapacity: true)
    }

    private var stem: String { path.hasSuffix(".xml") ? String(path.dropLast(4)) : path }

    private var index: [UInt8] {
        var text = Array(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">

            """.utf8
        )
        for name in names {
            text += "<sitemap><loc>".utf8
            text += MarkupText.xml(origin + "/\(name)".utf8)
            text += "</loc></sitemap>\n".utf8
        }
        return text + "</sitemapindex>\n".utf8
    }

    /// What stands before the path.
    private static func origin(of url: [UInt8]) -> [UInt8] {
        var slashes = 0
        return Array(
            url.prefix { byte in
                slashes += byte == UInt8(ascii: "/") ? 1 : 0
                return slashes < 3
            }
        )
    }
}
