extension Breakdown {
    /// What became of every URL that was seen: each has one answer.
    static let fates = Breakdown(
        title: "Every URL seen has one answer",
        rows: """
            SELECT fate, count(*), class FROM (SELECT
             CASE WHEN l.url_id IS NULL THEN coalesce(replace(s.reason, '_', ' '), 'waiting')
              WHEN b.key IS NOT NULL THEN 'broken'
              WHEN f.status IN \(AuditTables.redirects) THEN 'redirect'
              WHEN g.url_id IS NOT NULL THEN 'page'
              WHEN f.status BETWEEN 200 AND 299 THEN 'another kind of file'
              ELSE replace(coalesce(f.error, 'failed'), '_', ' ') END AS fate,
             CASE WHEN l.url_id IS NULL THEN iif(s.url_id IS NULL, 'plain', 'none')
              WHEN b.key IS NOT NULL THEN 'missing'
              WHEN f.status IN \(AuditTables.redirects) THEN 'redirect'
              WHEN f.status BETWEEN 200 AND 304 THEN 'good' ELSE 'none' END AS class
             FROM url u LEFT JOIN temp.last l ON l.url_id=u.url_id
             LEFT JOIN fetch f ON f.fetch_id=l.fetch_id
             LEFT JOIN temp.good g ON g.url_id=u.url_id
             LEFT JOIN temp.broken b ON b.key=u.key LEFT JOIN skip s ON s.url_id=u.url_id)
            GROUP BY fate ORDER BY 2 DESC, fate
            """,
        absence: "No URL was seen."
    )

    /// Why there was no page where one was asked for.
    static let errors = Breakdown(
        title: "What went wrong",
        rows: """
            SELECT iif(f.status>=400, 'status ' || f.status, replace(f.error, '_', ' ')) AS word,
             count(*), \(AnswerClass.sql)
            FROM temp.broken b CROSS JOIN temp.last l ON l.url_id=b.url_id
            CROSS JOIN fetch f ON f.fetch_id=l.fetch_id
            GROUP BY word ORDER BY 2 DESC, word
            """,
        absence: "Nothing did."
    )

    static let types = Breakdown(
        title: "Types of content",
        rows: """
            SELECT coalesce(nullif(lower(trim(substr(f.content_type, 1,
              instr(f.content_type || ';', ';')-1))), ''), 'not declared') AS type,
             count(*), 'plain'
            FROM temp.last l CROSS JOIN fetch f ON f.fetch_id=l.fetch_id
            WHERE f.status BETWEEN 200 AND 299 GROUP BY type ORDER BY 2 DESC, type
            """,
        absence: "No answer had any."
    )
}
