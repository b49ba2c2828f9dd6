extension StoreLaw {
    /// What may be said of a URL, and only once.
    static let ofStates = [
        StoreLaw(
            "a URL waits, is skipped or was fetched",
            unless: """
                SELECT u.url FROM url u
                WHERE NOT EXISTS (SELECT 1 FROM waiting w WHERE w.url_id=u.url_id AND w.kind=0)
                 AND NOT EXISTS (SELECT 1 FROM skip s WHERE s.url_id=u.url_id)
                 AND NOT EXISTS (SELECT 1 FROM fetch f WHERE f.url_id=u.url_id)
                """
        ),
        StoreLaw(
            "a URL that is skipped does not wait",
            unless: """
                SELECT u.url FROM skip s JOIN waiting w ON w.url_id=s.url_id
                JOIN url u ON u.url_id=s.url_id
                """
        ),
        StoreLaw(
            "a URL that was fetched well is not skipped then or before",
            unless: """
                SELECT u.url FROM skip s JOIN url u ON u.url_id=s.url_id
                WHERE EXISTS (SELECT 1 FROM fetch f WHERE f.url_id=s.url_id
                 AND f.run_id>=s.run_id
                 AND (f.error IS NULL OR f.error IN ('redirect','not_modified')))
                """
        ),
        StoreLaw(
            "a URL waits once",
            unless: """
                SELECT 'url_id '||url_id FROM frontier GROUP BY url_id HAVING count(*)>1
                """
        ),
        StoreLaw(
            "what waits stands at its URL's host, no nearer than its URL unless it is put first",
            unless: """
                SELECT 'url_id '||w.url_id FROM frontier w LEFT JOIN url u ON u.url_id=w.url_id
                WHERE u.url_id IS NULL OR u.host_id<>w.host_id
                 OR w.prio<u.depth AND w.prio<>\(Int32.min)
                 OR w.kind NOT IN (0,2) OR w.attempts<0 OR w.redirects<0
                """
        ),
        StoreLaw(
            "only what was visited waits for its links to be reconsidered",
            unless: """
                SELECT 'url_id '||w.url_id FROM waiting w WHERE w.kind=2
                 AND NOT EXISTS (SELECT 1 FROM fetch f WHERE f.url_id=w.url_id)
                """
        ),
        StoreLaw(
            "what was cut for its depth is deeper than its run went",
            unless: """
                SELECT u.url FROM skip s JOIN url u ON u.url_id=s.url_id
                JOIN run r ON r.run_id=s.run_id
                WHERE s.reason='too_deep' AND u.reach IS NULL
                 AND u.depth<=coalesce(r.max_depth, u.depth)
                """
        ),
    ]

    /// Numbers are given in order, and none is lost: what had one is still there.
    static let ofNumbers = ["url", "host", "fetch", "run", "robots"].map { table in
        StoreLaw(
            "no row of \(table) is lost",
            unless: """
                SELECT (greatest-count)||' of '||greatest||' are missing' FROM
                 (SELECT count(*) AS count, coalesce(max(\(table)_id), 0) AS greatest,
                  coalesce(min(\(table)_id), 1) AS least FROM \(table))
                WHERE count<>greatest OR least<>1
                """
        )
    }
}
