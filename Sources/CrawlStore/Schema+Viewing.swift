extension Schema {
    /// The views, there from the beginning, so that a running crawl can be queried.
    static let views = """
        CREATE VIEW versions AS                 -- every fetch of every URL
         SELECT f.fetch_id AS version_id, u.url AS url, h.host AS host, f.run_id AS run_id,
          f.fetched_at AS fetched_at, f.status AS status, f.error AS error,
          f.detail AS detail, f.complete AS complete, f.content_type AS content_type,
          f.sniffed_type AS sniffed_type, f.charset AS charset,
          f.charset_reason AS charset_reason, f.body_bytes AS body_bytes, f.total_ms AS total_ms,
          p.title AS title, f.sha256 AS sha256, f.body_id AS body_id, u.depth AS depth,
          u.url_id AS url_id
         FROM fetch f JOIN url u ON u.url_id=f.url_id JOIN host h ON h.host_id=u.host_id
          LEFT JOIN page p ON p.page_id=f.page_id;

        CREATE VIEW pages AS                    -- newest good version of each page (304 counts)
         SELECT p.page_id AS page_id, u.url AS url, h.host AS host, f.fetched_at AS fetched_at,
          f.status AS status, u.depth AS depth, p.title AS title,
          p.description AS description, p.h1 AS h1, p.lang AS lang,
          p.meta_robots AS meta_robots, p.word_count AS word_count,
          p.text_len AS text_len, p.simhash AS simhash, p.link_count AS link_count,
          f.body_bytes AS body_bytes, f.total_ms AS total_ms,
          p.canonical AS canonical, p.metadata AS metadata, f.run_id AS run_id,
          u.url_id AS url_id
         FROM fetch f JOIN page p ON p.page_id=f.page_id JOIN url u ON u.url_id=f.url_id
          JOIN host h ON h.host_id=u.host_id
         WHERE (f.status BETWEEN 200 AND 299 OR f.status=304)
          AND NOT EXISTS (SELECT 1 FROM fetch x
           WHERE x.url_id=f.url_id AND x.fetch_id>f.fetch_id AND x.page_id IS NOT NULL
            AND (x.status BETWEEN 200 AND 299 OR x.status=304));

        \(linkView)

        CREATE VIEW errors AS                   -- URLs whose newest attempt failed
         SELECT v.* FROM versions v
         WHERE v.error NOT IN('redirect','not_modified')
          AND NOT EXISTS (SELECT 1 FROM fetch x
           WHERE x.url_id=v.url_id AND x.fetch_id>v.version_id);

        CREATE VIEW redirects AS
         SELECT u.url AS src, f.status AS status, t.url AS dst, f.fetched_at AS fetched_at
         FROM fetch f JOIN url u ON u.url_id=f.url_id LEFT JOIN url t ON t.key=f.location_key
         WHERE f.status IN (300,301,302,303,307,308);

        CREATE VIEW hosts AS
         SELECT h.host AS host, h.domain AS domain, count(*) AS fetches,
          sum(f.status BETWEEN 200 AND 299 OR f.status=304) AS ok,
          sum(f.status=0 OR f.status>=400) AS failed,
          sum(f.wire_bytes) AS wire_bytes, avg(f.total_ms) AS avg_ms
         FROM fetch f JOIN url u ON u.url_id=f.url_id JOIN host h ON h.host_id=u.host_id
         GROUP BY h.host_id;

        CREATE VIEW skips AS                    -- URLs seen and not visited, and why
         SELECT u.url AS url, h.host AS host, s.reason AS reason, s.rule AS rule,
          u.depth AS depth, f.url AS found_on, s.run_id AS run_id, u.url_id AS url_id
         FROM skip s JOIN url u ON u.url_id=s.url_id JOIN host h ON h.host_id=u.host_id
          LEFT JOIN fetch d ON d.fetch_id=u.from_id LEFT JOIN url f ON f.url_id=d.url_id;

        CREATE VIEW changes AS                  -- pages that differ from their previous version
         SELECT url, fetched_at, title, prev_at FROM (
          SELECT url, fetched_at, title, sha256, lag(sha256) OVER w AS prev_sha,
           lag(fetched_at) OVER w AS prev_at
          FROM versions WHERE status BETWEEN 200 AND 299
          WINDOW w AS (PARTITION BY url_id ORDER BY fetched_at))
         WHERE prev_sha IS NOT NULL AND prev_sha<>sha256;
        """

    /// Built at a clean end, for readers only.
    static let indexes = """
        CREATE UNIQUE INDEX IF NOT EXISTS url_by_key ON url(key);
        CREATE INDEX IF NOT EXISTS url_by_host ON url(host_id);
        CREATE INDEX IF NOT EXISTS fetch_by_status ON fetch(run_id, status);
        CREATE INDEX IF NOT EXISTS fetch_by_sha ON fetch(sha256) WHERE sha256 IS NOT NULL;
        """

    /// Takes the readers' indexes away again before many rows are added.
    static let indexRemoval = """
        DROP INDEX IF EXISTS url_by_key;
        DROP INDEX IF EXISTS url_by_host;
        DROP INDEX IF EXISTS fetch_by_status;
        DROP INDEX IF EXISTS fetch_by_sha;
        """
}
