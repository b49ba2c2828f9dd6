extension ExportTable {
    /// The answers that an archive keeps, in the order in which they came.
    ///
    /// An answer of status 304 has a twin: the earlier one that is still good.
    package static let answers = ExportTable(
        name: "answers",
        meaning: "Every answer of a server.",
        columns: [
            .integer("id", "f.fetch_id", "Number of the attempt."),
            .text("url", "u.url", "URL without fragment."),
            .time("fetched_at", "f.fetched_at", "When it was requested"),
            .integer("status", "f.status", "HTTP status."),
            .text("proto", "f.proto", "Version of HTTP."),
            .text("ip", "f.ip", "Address of the server."),
            .text("headers", "f.headers", "Header fields, [[name, value], ...]."),
            .text("sha256", "f.sha256", "Digest of the body."),
            .integer("body_bytes", "f.body_bytes", "Bytes, decoded."),
            .integer("body_id", "b.body_id", "Number of the body, where it is kept."),
            .text("twin_url", "v.url", "URL of the twin."),
            .time("twin_at", "t.fetched_at", "When the twin was requested"),
            .integer("twin_id", "t.fetch_id", "Number of the twin."),
            .text("twin_sha256", "t.sha256", "Digest of the twin's body."),
            .text("user_agent", userAgent, "Name that the server was told."),
            .text("content_type", "f.content_type", "Type as declared."),
            .text("title", "p.title", "Title of the page, NULL where it is none."),
            .integer("is_page", "f.charset IS NOT NULL AND f.status=200", "1 for HTML."),
            .text("host", "h.host", "Host, and port where it is not the usual one."),
            .integer("depth", "u.depth", "Fewest links from a seed."),
            .text("error", "f.error", "What went wrong; empty where nothing did."),
            .integer("run_id", "f.run_id", "Run that made it."),
        ],
        source: """
            FROM fetch f CROSS JOIN url u ON u.url_id=f.url_id
            CROSS JOIN host h ON h.host_id=u.host_id
            LEFT JOIN run r ON r.run_id=f.run_id
            LEFT JOIN body b ON b.body_id=f.body_id
            LEFT JOIN page p ON p.page_id=f.page_id
            LEFT JOIN fetch t ON f.status=304 AND t.fetch_id=(
             SELECT max(x.fetch_id) FROM fetch x WHERE x.url_id=f.url_id
              AND x.fetch_id<f.fetch_id AND x.status BETWEEN 200 AND 299)
            LEFT JOIN url v ON v.url_id=t.url_id
            WHERE f.status>0 AND f.run_id<=?1
            """,
        order: "f.fetch_id"
    )

    /// What the run was called, or what a section of its configuration has its host told: its own
    /// before that of its nearest domain.
    private static let userAgent = """
        coalesce((SELECT json_extract(o.value, '$."user-agent"')
         || coalesce(' (+' || json_extract(r.config, '$.contact') || ')', '')
         FROM json_each(r.config, '$.hosts') o
         WHERE json_extract(o.value, '$."user-agent"') IS NOT NULL
          AND (\(hostname)=o.key
           OR o.key LIKE '*.%' AND \(hostname) LIKE '%_' || substr(o.key, 2))
         ORDER BY o.key LIKE '*.%', length(o.key) DESC LIMIT 1), r.user_agent)
        """

    /// The host without its port.
    private static let hostname = """
        substr(h.host, 1, CASE WHEN h.host LIKE '%]' OR instr(h.host, ':')=0 THEN length(h.host)
         ELSE length(rtrim(h.host, '0123456789'))-1 END)
        """
}
