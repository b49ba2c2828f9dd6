import CrawlFormat
import CrawlModel

extension ExportTable {
    /// The newest good version of each page; facts about bytes are those of their own fetch.
    package static let pages = ExportTable(
        name: "pages",
        meaning: "The newest good version of each page.",
        columns: pageColumns,
        source: """
            \(pageSource) LEFT JOIN fetch o ON o.fetch_id=f.page_id
            CROSS JOIN host h ON h.host_id=u.host_id WHERE \(isNewest)
            """,
        order: "f.fetch_id"
    )

    /// Each place of a page that names a URL.
    package static let links = ExportTable(
        name: "links",
        meaning: "Each place of a page that names a URL.",
        columns: linkColumns,
        source: """
            \(pageSource) CROSS JOIN (SELECT 1 AS is_followed UNION ALL SELECT 0) l
            CROSS JOIN json_each(coalesce(
             (SELECT json_extract(a.anchors, iif(l.is_followed, '$[0]', '$[1]'))
              FROM anchor a WHERE a.page_id=f.page_id),
             iif(l.is_followed, p.links, p.assets))) j
            CROSS JOIN url d ON d.key=iif(j.type='array', json_extract(j.value, '$[0]'), j.value)
            LEFT JOIN (\(linkSources)) s ON s.code=coalesce(\(place(3)), 1)
            WHERE \(isNewest)
            """,
        order: "f.fetch_id"
    )

    static let pageSource = """
        FROM fetch f CROSS JOIN page p ON p.page_id=f.page_id
        CROSS JOIN url u ON u.url_id=f.url_id
        """

    static let isNewest = """
        \(Evidence.isGood("f")) AND f.run_id<=?1
         AND \(Evidence.isNewest("f", among: " AND x.run_id<=?1"))
        """

    private static let pageColumns: [ExportColumn] = [
        .integer("page_id", "f.fetch_id", "Number of the page in this dataset.", in: .dataset),
        .integer("url_id", "u.url_id", "Its row in urls.", in: .dataset),
        .text("url", "u.url", "URL without fragment."),
        .text("host", "h.host", "Host, and port where it is not the usual one."),
        .time("fetched_at", "f.fetched_at", "When it was requested"),
        .integer("status", "f.status", "HTTP status; 304: unchanged since an earlier fetch."),
        .integer("depth", "u.depth", "Fewest links from a seed."),
        .text("title", "p.title", "Title."),
        .text("description", "p.description", "Description that the page gives of itself."),
        .text("h1", "p.h1", "First heading of level 1."),
        .text("lang", "p.lang", "Language as the page names it."),
        .text("canonical", "p.canonical", "URL that the page calls its canonical one."),
        .text("meta_robots", "p.meta_robots", "Directives for robots."),
        .text("content_type", "coalesce(f.content_type, o.content_type)", "Type as declared."),
        .text("charset", "coalesce(f.charset, o.charset)", "Encoding of the body."),
        .integer("word_count", "p.word_count", "Words of visible text."),
        .integer("text_length", "p.text_len", "Characters of visible text."),
        .integer("link_count", "p.link_count", "Distinct URLs that the page names."),
        .integer("body_bytes", "coalesce(o.body_bytes, f.body_bytes)", "Bytes, decoded."),
        .integer("response_ms", "f.total_ms", "Milliseconds from request to the last byte."),
        .text(
            "sha256",
            "nullif(lower(hex(coalesce(f.sha256, o.sha256))), '')",
            "Digest of the body."
        ),
        .integer("run_id", "f.run_id", "Run that fetched it."),
        .json("metadata", "p.metadata", "Keywords, alternates, Open Graph, headings, JSON-LD."),
        .body("html", "coalesce(f.body_id, o.body_id)", "The body as text in UTF-8."),
    ]

    private static let linkColumns: [ExportColumn] = [
        .integer("src_id", "u.url_id", "Row in urls of the page.", in: .dataset),
        .integer("dst_id", "d.url_id", "Row in urls of the URL that it names.", in: .dataset),
        .text("src", "u.url", "URL of the page.", in: .rows),
        .text("dst", "d.url", "URL that it names.", in: .rows),
        .integer("position", "j.key", "Place among the page's links of its kind, from 0."),
        .text("element", "s.element", "Element, or the header field."),
        .text("attribute", "s.attribute", "Attribute of the element."),
        .text("rel", place(4), "Relation that the link names."),
        .text("anchor", "nullif(\(place(2)), '')", "Text of the link."),
        .integer("is_followed", "l.is_followed", "1 where the crawl follows it, 0 where not."),
    ]

    /// An element of a place, NULL where the crawl has kept keys alone.
    private static func place(_ index: Int) -> String {
        "iif(j.type='array', json_extract(j.value, '$[\(index)]'), NULL)"
    }

    private static let linkSources =
        "SELECT 0 AS code, NULL AS element, NULL AS attribute WHERE 0"
        + LinkSource.allCases.map {
            " UNION ALL SELECT \($0.rawValue), '\($0.element)', '\($0.attribute)'"
        }.joined()
}
