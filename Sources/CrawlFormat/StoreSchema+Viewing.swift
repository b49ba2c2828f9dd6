extension StoreSchema {
    /// The names of all views.
    package static let viewNames = [
        "versions", "pages", "links", "errors", "redirects", "hosts", "skips", "changes",
    ]

    /// The views, there from the beginning, so that a running crawl can be queried.
    package static func views(sources: String) -> String {
        pages + links(sources: sources) + attempts + others + changes
    }

    private static let pages = """
        CREATE VIEW pages AS                    -- each page that is there: its newest good version
         SELECT
          p.page_id AS page_id,                 -- fetch_id of the fetch that brought this version
          u.url AS url,                         -- without fragment
          h.host AS host,                       -- with the port where it is not the usual one
          f.fetched_at AS fetched_at,           -- when it was last found so; unix milliseconds, UTC
          f.status AS status,                   -- HTTP status; 304 = as it was before
          u.depth AS depth,                     -- fewest links from a seed
          p.title AS title,                     -- white space collapsed, bounded
          p.description AS description,         -- <meta name=description>
          p.h1 AS h1,                           -- the first one
          p.lang AS lang,                       -- of <html>, as written
          p.meta_robots AS meta_robots,         -- 'noindex,nofollow': <meta> and X-Robots-Tag
          p.word_count AS word_count,           -- of visible text
          p.text_len AS text_len,               -- characters of visible text
          p.simhash AS simhash,                 -- fingerprint of its words; see meta 'simhash'
          p.link_count AS link_count,           -- distinct URLs named
          o.body_bytes AS body_bytes,           -- decoded
          f.total_ms AS total_ms,               -- milliseconds to the last byte
          p.canonical AS canonical,             -- URL that it calls its canonical one
          p.metadata AS metadata,               -- JSON; see page.metadata
          f.run_id AS run_id,                   -- run that last found it so
          u.url_id AS url_id,                   -- row of url
          o.fetched_at AS changed_at            -- when this version was first found
         FROM fetch f JOIN page p ON p.page_id=f.page_id JOIN fetch o ON o.fetch_id=p.page_id
          JOIN url u ON u.url_id=f.url_id JOIN host h ON h.host_id=u.host_id
         WHERE \(Evidence.isGood("f")) AND \(Evidence.isNewest("f"));

        """

    private static let attempts = """
        CREATE VIEW versions AS                 -- every fetch of every URL
         SELECT \(attemptColumns)
         FROM fetch f JOIN url u ON u.url_id=f.url_id JOIN host h ON h.host_id=u.host_id
          LEFT JOIN page p ON p.page_id=f.page_id;

        CREATE VIEW errors AS                   -- URLs whose newest attempt failed
         SELECT \(attemptColumns)
         FROM fetch f JOIN url u ON u.url_id=f.url_id JOIN host h ON h.host_id=u.host_id
          LEFT JOIN page p ON p.page_id=f.page_id
         WHERE \(Evidence.isLastingFailure("f"));

        """

    private static let attemptColumns = """
        f.fetch_id AS version_id,        -- fetch_id, in order of the answers
          u.url AS url,                         -- without fragment
          h.host AS host,                       -- with the port where it is not the usual one
          f.run_id AS run_id,                   -- run that made it
          f.fetched_at AS fetched_at,           -- when it was requested; unix milliseconds, UTC
          f.status AS status,                   -- HTTP status; 0 = no whole answer
          f.error AS error,                     -- NULL = ok; not_modified|redirect|http_status|...
          f.detail AS detail,                   -- a sentence where the error does not say it all
          f.complete AS complete,               -- 1 = the whole answer came
          f.content_type AS content_type,       -- as declared
          f.sniffed_type AS sniffed_type,       -- as the body shows
          f.charset AS charset,                 -- encoding of a page
          f.charset_reason AS charset_reason,   -- what named it: bom|http|meta|bytes|default
          f.body_bytes AS body_bytes,           -- decoded
          f.total_ms AS total_ms,               -- milliseconds to the last byte
          p.title AS title,                     -- of a page
          f.sha256 AS sha256,                   -- of the decoded body; that of 304 is repeated
          f.body_id AS body_id,                 -- row of body; NULL = not kept
          u.depth AS depth,                     -- fewest links from a seed
          u.url_id AS url_id                    -- row of url
        """

    private static let others = """
        CREATE VIEW redirects AS                -- every redirect that was answered
         SELECT
          u.url AS src,                         -- URL that redirects
          f.status AS status,                   -- HTTP status
          t.url AS dst,                         -- where it leads
          f.fetched_at AS fetched_at            -- when it was requested; unix milliseconds, UTC
         FROM fetch f JOIN url u ON u.url_id=f.url_id LEFT JOIN url t ON t.key=f.location_key
         WHERE f.status IN (300,301,302,303,307,308);

        CREATE VIEW hosts AS                    -- every host that was asked
         SELECT
          h.host AS host,                       -- with the port where it is not the usual one
          h.domain AS domain,                   -- registrable domain
          count(*) AS fetches,                  -- attempts
          sum(\(Evidence.isGood("f"))) AS ok, -- good answers
          sum(f.status=0 OR f.status>=400) AS failed, -- no answer, 4xx or 5xx
          sum(f.wire_bytes) AS wire_bytes,      -- as received
          avg(f.total_ms) AS avg_ms             -- mean milliseconds to the last byte
         FROM fetch f JOIN url u ON u.url_id=f.url_id JOIN host h ON h.host_id=u.host_id
         GROUP BY h.host_id;

        CREATE VIEW skips AS                    -- URLs seen and not visited, and why
         SELECT
          u.url AS url,                         -- without fragment
          h.host AS host,                       -- with the port where it is not the usual one
          s.reason AS reason,                   -- too_deep|out_of_scope|robots_denied|...
          s.rule AS rule,                       -- the rule that decided, if one did
          u.depth AS depth,                     -- fewest links from a seed
          f.url AS found_on,                    -- URL of the page that led to it first
          s.run_id AS run_id,                   -- run that decided
          u.url_id AS url_id                    -- row of url
         FROM skip s JOIN url u ON u.url_id=s.url_id JOIN host h ON h.host_id=u.host_id
          LEFT JOIN fetch d ON d.fetch_id=u.from_id LEFT JOIN url f ON f.url_id=d.url_id;

        """

    /// Built at a clean end, for readers only.
    package static let indexes = """
        CREATE UNIQUE INDEX IF NOT EXISTS url_by_key ON url(key);
        CREATE INDEX IF NOT EXISTS url_by_host ON url(host_id);
        CREATE INDEX IF NOT EXISTS fetch_by_status ON fetch(run_id, status);
        CREATE INDEX IF NOT EXISTS fetch_by_sha ON fetch(sha256) WHERE sha256 IS NOT NULL;
        """

    /// The tables about whose rows the readers' plans are told.
    ///
    /// SQLite counts the rows of a table without indexes by reading it whole. Three of these are
    /// nearly all of the file, and found by their keys alone.
    package static let analyzedTables = tableNames.filter { !uncountedTables.contains($0) }

    private static let uncountedTables = ["page", "anchor", "body"]

    /// Takes away what earlier versions of the program have told of those that are not counted.
    package static let guessRemoval =
        "DELETE FROM sqlite_stat1 WHERE tbl IN ('\(uncountedTables.joined(separator: "','"))')"

    /// Takes the readers' indexes away again before many rows are added.
    package static let indexRemoval = """
        DROP INDEX IF EXISTS url_by_key;
        DROP INDEX IF EXISTS url_by_host;
        DROP INDEX IF EXISTS fetch_by_status;
        DROP INDEX IF EXISTS fetch_by_sha;
        """
}
