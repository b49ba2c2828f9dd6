extension ExportTable {
    /// The pages of a site map, each with what tells when it last changed.
    package static let siteMap = ExportTable(
        name: "sitemap",
        meaning: "Pages that searchers are to find.",
        columns: [
            .text("url", "u.url", "URL without fragment."),
            .integer(
                "seen_at",
                "coalesce(o.fetched_at, f.fetched_at)",
                "When its bytes were first seen as they are; Unix milliseconds."
            ),
            .integer("other_at", lastOther, "When others were last seen; Unix milliseconds."),
            .text("last_modified", "o.last_modified", "As the server told with its bytes."),
            .text("host", "h.host", "Host, and port where it is not the usual one."),
            .integer("status", "f.status", "HTTP status."),
            .integer("depth", "u.depth", "Fewest links from a seed."),
            .time("fetched_at", "f.fetched_at", "When it was requested"),
        ],
        source: """
            \(pageSource) CROSS JOIN host h ON h.host_id=u.host_id
            LEFT JOIN fetch o ON o.fetch_id=f.page_id
            WHERE \(isNewest) AND f.status IN (200, 304) AND length(u.url)<2048
             AND coalesce(o.content_type, 'text/html') LIKE '%html%'
             AND (p.canonical IS NULL OR p.canonical=u.url)
             AND ',' || replace(coalesce(p.meta_robots, ''), ' ', '') || ','
              NOT LIKE '%,noindex,%'
             AND ',' || coalesce(p.meta_robots, '') || ',' NOT LIKE '%,none,%'
            """,
        order: "f.fetch_id"
    )

    private static let lastOther = """
        (SELECT max(x.fetched_at) FROM fetch x WHERE x.url_id=f.url_id
         AND x.fetch_id<coalesce(o.fetch_id, f.fetch_id) AND x.page_id<>f.page_id)
        """
}
