import CrawlModel
import CrawlTables
import HTTPStandard

/// Writes a site map (sitemaps.org, 0.9) of the pages that searchers are to find.
///
/// Those are pages that answer 200, do not ask to be left out, name no other page as the one that
/// counts, and have a URL of less than 2,048 bytes. A site map holds 50,000 URLs in 50 MB at most;
/// what has more of them becomes an index and the site maps that it names.
enum SiteMap {
    /// Writes one site map.
    ///
    /// - Throws: `tooManyURLs` where one does not suffice.
    static func stream(
        _ plan: ExportPlan,
        _ put: ExportSink
    ) throws(ExportError) -> ExportResult {
        var fill = SiteMapFill()
        var stream = ByteStream()
        stream.append(beginning)
        try forEachEntry(of: plan) { _, entry throws(ExportError) in
            guard fill.take(entry) else { throw .tooManyURLs(limit: SiteMapFill.urlLimit) }
            stream.append(entry)
            try stream.endRow(put)
        }
        stream.append(end)
        try stream.flush(put)
        return stream.result
    }

    /// Shows the URL of each page and its entry.
    static func forEachEntry(
        of plan: ExportPlan,
        _ body: (_ url: [UInt8], _ entry: [UInt8]) throws(ExportError) -> Void
    ) throws(ExportError) {
        var reader = try ExportReader.open(plan.source, filter: plan.filter)
        let table = ExportTable.siteMap
        try reader.forEachRow(of: table, Array(table.columns.prefix(4))) {
            cells throws(ExportError) in
            try body(cells[0].bytes, entry(cells))
        }
    }

    static let beginning = """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">

        """

    static let end = "</urlset>\n"

    private static func entry(_ cells: [ExportCell]) -> [UInt8] {
        Array("<url><loc>".utf8) + MarkupText.xml(cells[0].bytes) + "</loc><lastmod>".utf8
            + Figure.date(lastChange(cells)).utf8 + "</lastmod></url>\n".utf8
    }

    /// When a page last changed, in Unix milliseconds.
    ///
    /// That is what the server said, unless it cannot be true, as the crawl saw the page as it is
    /// before, or otherwise afterwards. Then it is when the crawl first saw it as it is.
    private static func lastChange(_ cells: [ExportCell]) -> Int64 {
        let (seen, other) = (cells[1].number, cells[2].number)
        guard let told = HTTPDate(parsing: String(decoding: cells[3].bytes, as: UTF8.self)) else {
            return seen
        }
        let time = told.seconds * 1_000
        return time >= max(other, beginningOfTheWeb) && time <= seen ? time : seen
    }

    /// 1990, in Unix milliseconds; servers that do not know say 1970.
    private static let beginningOfTheWeb: Int64 = 631_152_000_000
}

/// How full a site map is.
struct SiteMapFill {
    /// The most URLs in one file.
    static let urlLimit = 50_000
    /// The most bytes in one file.
    static let byteLimit = 52_428_800

    private var urls = 0
    private var bytes = SiteMap.beginning.utf8.count + SiteMap.end.utf8.count

    /// Counts an entry.
    ///
    /// - Returns: False where there is no room for it.
    mutating func take(_ entry: [UInt8]) -> Bool {
        guard urls < Self.urlLimit, bytes + entry.count <= Self.byteLimit else { return false }
        (urls, bytes) = (urls + 1, bytes + entry.count)
        return true
    }
}
