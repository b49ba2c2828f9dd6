extension ExportTable {
    /// The nodes of the graph of links.
    package static let nodes = ExportTable(
        name: "nodes",
        meaning: "Every URL that the crawl has seen.",
        columns: [
            .integer("id", "u.url_id", "Number of the URL."),
            .text("url", "u.url", "URL without fragment."),
            .text("host", "h.host", "Host, and port where it is not the usual one."),
            .integer("depth", "u.depth", "Fewest links from a seed."),
            .integer("status", "f.status", "HTTP status of the newest attempt."),
            .text("title", "p.title", "Title of the page."),
        ],
        source: """
            FROM url u CROSS JOIN host h ON h.host_id=u.host_id
            LEFT JOIN fetch f ON f.fetch_id=(
             SELECT max(x.fetch_id) FROM fetch x WHERE x.url_id=u.url_id AND x.run_id<=?1)
            LEFT JOIN page p ON p.page_id=f.page_id WHERE u.run_id<=?1
            """,
        order: "u.url_id"
    )

    /// The edges of the graph of links: one from a page to each URL that it names.
    package static let edges = ExportTable(
        name: "edges",
        meaning: "Each URL that a page names, once.",
        columns: [
            .integer("source", "u.url_id", "Number of the page's URL."),
            .integer("target", "d.url_id", "Number of the URL that it names."),
            .integer("is_followed", "l.is_followed", "1 where the crawl follows it, 0 where not."),
            .text("url", "u.url", "URL of the page."),
            .text("host", "h.host", "Host of the page."),
            .integer("status", "f.status", "HTTP status of the page."),
            .integer("depth", "u.depth", "Fewest links from a seed to the page."),
            .time("fetched_at", "f.fetched_at", "When the page was requested"),
            .text("dst", "d.url", "URL that it names."),
        ],
        source: """
            \(pageSource) CROSS JOIN host h ON h.host_id=u.host_id
            CROSS JOIN (SELECT 1 AS is_followed UNION ALL SELECT 0) l
            CROSS JOIN json_each(iif(l.is_followed, p.links, p.assets)) j
            CROSS JOIN url d ON d.key=j.value
            WHERE \(isNewest)
            """,
        order: "f.fetch_id"
    )
}
