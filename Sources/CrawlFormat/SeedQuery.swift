/// What became of the seeds, as statements: each seed is followed through its redirects, by the
/// newest attempt at each URL.
package enum SeedQuery {
    /// Gives one row: how many seeds there are, and how many led to a good answer.
    package static let tally = """
        \(chain)
        SELECT count(DISTINCT c.seed), count(DISTINCT CASE WHEN \(isGood) THEN c.seed END)
        FROM chain c LEFT JOIN fetch f ON f.url_id=c.url_id AND \(isNewest)
        """

    /// Gives the first seeds that led to no good answer, as many as its parameter says: the seed,
    /// the URL where its redirects end, and what became of that one (a skip's reason and rule, or
    /// an attempt's outcome, status and detail).
    package static let faults = """
        \(chain)
        SELECT s.url, t.url, coalesce(k.reason, f.error, 'unknown'),
         CASE WHEN k.url_id IS NULL THEN f.status END, k.rule,
         CASE WHEN k.url_id IS NULL THEN f.detail END, max(c.hops)
        FROM chain c JOIN url s ON s.url_id=c.seed JOIN url t ON t.url_id=c.url_id
         LEFT JOIN fetch f ON f.url_id=c.url_id AND \(isNewest)
         LEFT JOIN skip k ON k.url_id=c.url_id
        GROUP BY c.seed HAVING NOT total(\(isGood)) ORDER BY c.seed LIMIT ?
        """

    private static let chain = """
        WITH RECURSIVE chain(seed, url_id, hops) AS (
          SELECT url_id, url_id, 0 FROM url WHERE via=0
          UNION
          SELECT c.seed, t.url_id, c.hops+1
          FROM chain c JOIN fetch f ON f.url_id=c.url_id AND \(isNewest)
           JOIN url t ON t.key=f.location_key
          WHERE c.hops<20)
        """

    private static let isNewest =
        "f.fetch_id=(SELECT max(x.fetch_id) FROM fetch x WHERE x.url_id=c.url_id)"

    private static let isGood = "(f.fetch_id IS NOT NULL AND \(Evidence.isGood("f")))"
}
