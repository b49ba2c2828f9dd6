import CrawlFormat

/// The tables of one reader alone, out of which lists are made.
enum AuditTables {
    /// Lets them be large, and the file stay as it is at one moment; what was temporary before is
    /// gone.
    static let settings = """
        PRAGMA temp_store=FILE; PRAGMA cache_size=-16384; PRAGMA temp.cache_size=-16384; BEGIN;
        """

    /// Makes and fills them.
    static let preparation = """
        \(attempts)
        \(inlinks)
        \(hops)
        \(twins)
        """

    /// Statuses that lead elsewhere.
    static let redirects = "(300,301,302,303,307,308)"

    /// What is wrong at the other end; limits and rules of the crawl itself are none of that.
    static let isBroken = """
        (f.status>=400 OR f.error IN ('dns_fail','connect_fail','connect_timeout','tls_fail',
         'timeout_total','timeout_idle','reset','no_reply','truncated','redirect_loop',
         'decode_error','decode_bomb','header_flood','bad_http'))
        """

    /// The newest attempt at each URL, and the page that it is as far as anything is known.
    private static let attempts = """
        CREATE TEMP TABLE last(url_id INTEGER PRIMARY KEY, fetch_id INTEGER NOT NULL) STRICT;
        INSERT INTO temp.last SELECT url_id, max(fetch_id) FROM fetch GROUP BY url_id;
        CREATE TEMP TABLE good(url_id INTEGER PRIMARY KEY, fetch_id INTEGER NOT NULL,
         page_id INTEGER NOT NULL) STRICT;
        INSERT INTO temp.good SELECT url_id, fetch_id, page_id FROM (
          SELECT f.url_id, max(f.fetch_id) AS fetch_id, f.page_id,
           \(Evidence.isGood("f")) AS is_good
          FROM fetch f WHERE \(Evidence.isGiven(by: "f")) GROUP BY f.url_id)
         WHERE is_good AND page_id IS NOT NULL;
        """

    /// What is broken, and the pages and redirects that lead there; `page_id` is NULL for those.
    private static let inlinks = """
        CREATE TEMP TABLE broken(key INTEGER PRIMARY KEY, url_id INTEGER NOT NULL,
         answer ANY) STRICT;
        INSERT OR IGNORE INTO temp.broken
         SELECT u.key, l.url_id, iif(f.status>=400, f.status, f.error)
         FROM temp.last l CROSS JOIN fetch f ON f.fetch_id=l.fetch_id
         CROSS JOIN url u ON u.url_id=l.url_id WHERE \(isBroken);
        CREATE TEMP TABLE inlink(key INTEGER NOT NULL, src_id INTEGER NOT NULL,
         page_id INTEGER) STRICT;
        INSERT INTO temp.inlink SELECT b.key, g.url_id, g.page_id
         FROM temp.good g CROSS JOIN page p ON p.page_id=g.page_id
         CROSS JOIN (SELECT 1 AS is_followed UNION ALL SELECT 0) k
         CROSS JOIN json_each(iif(k.is_followed, p.links, p.assets)) j
         CROSS JOIN temp.broken b ON b.key=j.value
         WHERE EXISTS (SELECT 1 FROM temp.broken);
        INSERT INTO temp.inlink SELECT b.key, l.url_id, NULL
         FROM temp.last l CROSS JOIN fetch f ON f.fetch_id=l.fetch_id
         CROSS JOIN temp.broken b ON b.key=f.location_key;
        CREATE INDEX temp.inlink_by_key ON inlink(key, src_id);
        """

    /// Redirects that hold now, each with the URL to which it leads.
    private static let hops = """
        CREATE TEMP TABLE target(key INTEGER PRIMARY KEY) STRICT;
        INSERT OR IGNORE INTO temp.target SELECT f.location_key
         FROM temp.last l CROSS JOIN fetch f ON f.fetch_id=l.fetch_id
         WHERE f.location_key IS NOT NULL AND f.status IN \(redirects);
        CREATE TEMP TABLE place(key INTEGER PRIMARY KEY, url_id INTEGER NOT NULL) STRICT;
        INSERT OR IGNORE INTO temp.place SELECT u.key, u.url_id
         FROM url u CROSS JOIN temp.target t ON t.key=u.key;
        CREATE TEMP TABLE hop(url_id INTEGER PRIMARY KEY, status INTEGER NOT NULL,
         is_loop INTEGER NOT NULL, target INTEGER NOT NULL) STRICT;
        INSERT INTO temp.hop
         SELECT l.url_id, f.status, coalesce(f.error='redirect_loop', 0), p.url_id
         FROM temp.last l CROSS JOIN fetch f ON f.fetch_id=l.fetch_id
         CROSS JOIN temp.place p ON p.key=f.location_key WHERE f.status IN \(redirects);
        CREATE INDEX temp.hop_by_target ON hop(target);
        """

    /// Pages by the digests of their bodies, and by their titles.
    private static let twins = """
        CREATE TEMP TABLE twin(sha256 BLOB NOT NULL, url_id INTEGER NOT NULL,
         bytes INTEGER NOT NULL) STRICT;
        INSERT INTO temp.twin SELECT coalesce(f.sha256, o.sha256), g.url_id, o.body_bytes
         FROM temp.good g CROSS JOIN fetch f ON f.fetch_id=g.fetch_id
         CROSS JOIN fetch o ON o.fetch_id=g.page_id
         WHERE coalesce(f.sha256, o.sha256) IS NOT NULL AND o.body_bytes>0;
        CREATE INDEX temp.twin_by_sha256 ON twin(sha256, url_id);
        CREATE TEMP TABLE namesake(title TEXT NOT NULL, url_id INTEGER NOT NULL) STRICT;
        INSERT INTO temp.namesake SELECT p.title, g.url_id
         FROM temp.good g CROSS JOIN page p ON p.page_id=g.page_id WHERE p.title<>'';
        CREATE INDEX temp.namesake_by_title ON namesake(title, url_id);
        """
}
