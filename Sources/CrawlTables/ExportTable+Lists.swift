extension ExportTable {
    package static let urls = ExportTable(
        name: "urls",
        meaning: "Every URL that the crawl has seen.",
        columns: [
            .integer("url_id", "u.url_id", "Number of the URL in this dataset.", in: .dataset),
            .text("url", "u.url", "URL without fragment."),
            .integer("host_id", "u.host_id", "Its row in hosts.", in: .dataset),
            .text("host", "h.host", "Host, and port where it is not the usual one."),
            .integer("depth", "u.depth", "Fewest links from a seed."),
            .text(
                "via",
                "CASE u.via WHEN 0 THEN 'seed' WHEN 1 THEN 'link' WHEN 2 THEN 'redirect' "
                    + "WHEN 6 THEN 'added' ELSE 'sitemap' END",
                "What led to it first: seed, link, redirect, sitemap, or added by hand."
            ),
            .integer(
                "crawled",
                "EXISTS (SELECT 1 FROM fetch f WHERE f.url_id=u.url_id AND f.run_id<=?1)",
                "1 where it was requested, 0 where not."
            ),
        ],
        source: "FROM url u CROSS JOIN host h ON h.host_id=u.host_id WHERE u.run_id<=?1",
        order: "u.url_id"
    )

    package static let hosts = ExportTable(
        name: "hosts",
        meaning: "Every host that the crawl has seen.",
        columns: [
            .integer("host_id", "h.host_id", "Number of the host in this dataset.", in: .dataset),
            .text("host", "h.host", "Host, and port where it is not the usual one."),
            .text("domain", "h.domain", "Registrable domain."),
            .integer("urls", "coalesce(c.urls, 0)", "URLs seen."),
            .integer("fetches", "coalesce(c.fetches, 0)", "Attempts made."),
            .integer("failures", "coalesce(c.failures, 0)", "Attempts without a good answer."),
            .integer("wire_bytes", "coalesce(c.wire_bytes, 0)", "Bytes received."),
        ],
        source: """
            FROM host h LEFT JOIN (
             SELECT u.host_id AS host_id, count(DISTINCT u.url_id) AS urls,
              count(f.fetch_id) AS fetches, sum(f.status=0 OR f.status>=400) AS failures,
              sum(f.wire_bytes) AS wire_bytes
             FROM url u LEFT JOIN fetch f ON f.url_id=u.url_id AND f.run_id<=?1
             WHERE u.run_id<=?1 GROUP BY u.host_id
            ) c ON c.host_id=h.host_id WHERE c.urls>0
            """,
        order: "h.host_id"
    )

    package static let errors = ExportTable(
        name: "errors",
        meaning: "URLs whose newest attempt failed.",
        columns: attemptColumns,
        source: """
            \(attempts) WHERE f.error NOT IN ('redirect', 'not_modified') AND f.run_id<=?1
             AND NOT EXISTS (SELECT 1 FROM fetch x
              WHERE x.url_id=f.url_id AND x.fetch_id>f.fetch_id AND x.run_id<=?1)
            """,
        order: "f.fetch_id"
    )

    package static let versions = ExportTable(
        name: "versions",
        meaning: "Every attempt to fetch a URL, good or not.",
        columns: attemptColumns + [
            .text("content_type", "f.content_type", "Type as declared."),
            .integer("body_bytes", "f.body_bytes", "Bytes, decoded."),
            .integer("wire_bytes", "f.wire_bytes", "Bytes received."),
            .integer("response_ms", "f.total_ms", "Milliseconds to the last byte."),
            .text("ip", "f.ip", "Address of the server."),
            .text("sha256", "nullif(lower(hex(f.sha256)), '')", "Digest of the body."),
            .json("headers", "f.headers", "Header fields, [[name, value], ...]."),
        ],
        source: "\(attempts) WHERE f.run_id<=?1",
        order: "f.fetch_id"
    )

    package static let redirects = ExportTable(
        name: "redirects",
        meaning: "Every redirect that was answered.",
        columns: [
            .text("src", "u.url", "URL that redirects."),
            .integer("status", "f.status", "HTTP status."),
            .text("dst", "t.url", "URL to which it leads."),
            .time("fetched_at", "f.fetched_at", "When it was requested"),
            .integer("run_id", "f.run_id", "Run that fetched it."),
        ],
        source: """
            FROM fetch f CROSS JOIN url u ON u.url_id=f.url_id
            LEFT JOIN url t ON t.key=f.location_key
            WHERE f.status IN (300,301,302,303,307,308) AND f.run_id<=?1
            """,
        order: "f.fetch_id"
    )

    package static let skips = ExportTable(
        name: "skips",
        meaning: "URLs that were seen and not visited, and why.",
        columns: [
            .text("url", "u.url", "URL without fragment."),
            .text("host", "h.host", "Host, and port where it is not the usual one."),
            .text("reason", "s.reason", "Why it was not visited."),
            .text("rule", "s.rule", "Rule that decided, where one did."),
            .integer("depth", "u.depth", "Fewest links from a seed."),
            .text("found_on", "g.url", "URL of the page that led to it first."),
            .integer("run_id", "s.run_id", "Run that decided."),
        ],
        source: """
            FROM skip s CROSS JOIN url u ON u.url_id=s.url_id
            CROSS JOIN host h ON h.host_id=u.host_id LEFT JOIN fetch d ON d.fetch_id=u.from_id
            LEFT JOIN url g ON g.url_id=d.url_id WHERE s.run_id<=?1
            """,
        order: "s.url_id"
    )

    package static let runs = ExportTable(
        name: "runs",
        meaning: "Each start of the crawl.",
        columns: [
            .integer("run_id", "r.run_id", "Number of the run."),
            .time("started_at", "r.started_at", "When it began"),
            .time("finished_at", "r.finished_at", "When it ended"),
            .text("state", "r.state", "running, finished, interrupted or crashed."),
            .integer("exit_status", "r.exit_status", "Exit status of the program."),
            .text("version", "r.version", "Version of the program."),
            .text("user_agent", "r.user_agent", "Name that servers were told."),
            .json("config", "r.config", "The effective options."),
            .json("stats", "r.stats", "Counters of the run."),
        ],
        source: "FROM run r WHERE r.run_id<=?1",
        order: "r.run_id"
    )

    private static let attempts = """
        FROM fetch f CROSS JOIN url u ON u.url_id=f.url_id
        CROSS JOIN host h ON h.host_id=u.host_id
        """

    private static let attemptColumns: [ExportColumn] = [
        .text("url", "u.url", "URL without fragment."),
        .text("host", "h.host", "Host, and port where it is not the usual one."),
        .time("fetched_at", "f.fetched_at", "When it was requested"),
        .integer("status", "f.status", "HTTP status; 0 without a whole answer."),
        .text("error", "f.error", "What went wrong; empty where nothing did."),
        .text("detail", "f.detail", "More about that, in a sentence."),
        .integer("attempt", "f.attempt", "Which try it was, from 1."),
        .integer("depth", "u.depth", "Fewest links from a seed."),
        .integer("run_id", "f.run_id", "Run that made it."),
    ]
}
