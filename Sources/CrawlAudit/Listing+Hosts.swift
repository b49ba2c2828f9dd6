extension Listing {
    static let hosts = Listing(
        title: "Hosts",
        note: "Those with most pages first.",
        columns: [
            ListingColumn("Host"), ListingColumn("Pages", .number), ListingColumn("URLs", .number),
            ListingColumn("Broken", .number), ListingColumn("Received", .bytes),
            ListingColumn("Mean time", .milliseconds),
        ],
        rows: """
            SELECT h.host, count(g.url_id), count(*), count(b.key), sum(f.wire_bytes),
             avg(f.total_ms)
            FROM url u CROSS JOIN host h ON h.host_id=u.host_id
            LEFT JOIN temp.good g ON g.url_id=u.url_id
            LEFT JOIN temp.broken b ON b.key=u.key
            LEFT JOIN temp.last l ON l.url_id=u.url_id LEFT JOIN fetch f ON f.fetch_id=l.fetch_id
            GROUP BY u.host_id ORDER BY 2 DESC, 3 DESC, u.host_id LIMIT 50
            """,
        count: "SELECT count(DISTINCT host_id) FROM url",
        absence: "None."
    )

    /// What each robots.txt was to the crawl.
    static let robots = Listing(
        title: "robots.txt",
        note: "What each origin said the last time, and how many URLs that closed.",
        columns: [
            ListingColumn("Origin", .url), ListingColumn("Answer", .answer),
            ListingColumn("Meaning"), ListingColumn("Crawl-delay"),
            ListingColumn("Sitemaps", .number), ListingColumn("URLs closed", .number),
        ],
        rows: """
            SELECT r.origin, iif(r.status>0, r.status, 'no_reply'),
             CASE WHEN r.status BETWEEN 200 AND 299 THEN 'its rules hold'
              WHEN r.status BETWEEN 400 AND 499 THEN 'all is open'
              ELSE 'all is closed' END,
             r.crawl_delay || ' s',
             iif(json_valid(r.sitemaps), json_array_length(r.sitemaps), 0), coalesce(d.count, 0)
            FROM robots r
            LEFT JOIN (SELECT h.host AS host, count(*) AS count
             FROM skip s CROSS JOIN url u ON u.url_id=s.url_id
             CROSS JOIN host h ON h.host_id=u.host_id WHERE s.reason LIKE 'robots%'
             GROUP BY u.host_id) d ON d.host=substr(r.origin, instr(r.origin, '://')+3)
            WHERE r.robots_id IN (SELECT max(robots_id) FROM robots GROUP BY origin)
            ORDER BY d.count DESC, r.robots_id LIMIT 50
            """,
        count: "SELECT count(DISTINCT origin) FROM robots",
        absence: "No robots.txt was asked for."
    )

    /// The lines of robots.txt that kept the crawl out, with what they closed.
    static let robotsRules = Listing(
        title: "URLs closed by robots.txt",
        note: "By the rule that decided.",
        columns: [
            ListingColumn("Rule"), ListingColumn("URLs", .number),
            ListingColumn("Which", .firstURLs),
        ],
        rows: """
            SELECT r.rule, r.count,
             (SELECT group_concat(char(9) || u.url, char(10)) FROM (
              SELECT url_id FROM skip WHERE reason LIKE 'robots%' AND rule IS r.rule
              ORDER BY url_id LIMIT 20) s CROSS JOIN url u ON u.url_id=s.url_id)
            FROM (SELECT rule, count(*) AS count, min(url_id) AS first FROM skip
             WHERE reason LIKE 'robots%' GROUP BY rule ORDER BY 2 DESC, 3 LIMIT 20) r
            """,
        count: """
            SELECT count(*) FROM (SELECT 1 FROM skip WHERE reason LIKE 'robots%' GROUP BY rule)
            """,
        absence: "None: robots.txt kept the crawl out of nothing."
    )

    static let runs = Listing(
        title: "Runs",
        note: "Each start of the crawl, the newest first.",
        columns: [
            ListingColumn("Run", .number), ListingColumn("Began", .date),
            ListingColumn("Ended", .date), ListingColumn("State"),
            ListingColumn("Exit status", .number), ListingColumn("Requests", .number),
            ListingColumn("Pages", .number), ListingColumn("Failures", .number),
            ListingColumn("Received", .bytes),
        ],
        rows: """
            SELECT run_id, started_at, finished_at, state, exit_status,
             json_extract(stats, '$.fetches'), json_extract(stats, '$.pages'),
             json_extract(stats, '$.failures'), json_extract(stats, '$.wire_bytes')
            FROM run ORDER BY run_id DESC LIMIT 20
            """,
        count: "SELECT count(*) FROM run",
        absence: "None."
    )

    /// How the last run was told to crawl.
    static let options = Listing(
        title: "Options",
        note: "What the last run was told.",
        columns: [ListingColumn("Option"), ListingColumn("Value")],
        rows: """
            SELECT j.key, CASE j.type WHEN 'true' THEN 'yes' WHEN 'false' THEN 'no'
             ELSE j.value END
            FROM (SELECT config FROM run ORDER BY run_id DESC LIMIT 1) r
            CROSS JOIN json_each(iif(json_valid(r.config), r.config, '{}')) j LIMIT 100
            """,
        count: """
            SELECT count(*) FROM (SELECT config FROM run ORDER BY run_id DESC LIMIT 1) r
            CROSS JOIN json_each(iif(json_valid(r.config), r.config, '{}'))
            """,
        absence: "None were written down.",
        isFolded: true
    )

    /// What the crawl found worth a warning.
    static let events = Listing(
        title: "Warnings",
        note: "What the crawl noted about servers and itself.",
        columns: [
            ListingColumn("When", .date), ListingColumn("What"), ListingColumn("Whose"),
            ListingColumn("Words"),
        ],
        rows: """
            SELECT at, code, subject, message FROM event ORDER BY event_id DESC LIMIT 20
            """,
        count: "SELECT count(*) FROM event",
        absence: "None."
    )
}
