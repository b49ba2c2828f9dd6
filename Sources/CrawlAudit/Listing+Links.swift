extension Listing {
    /// What cannot be had, and who leads there.
    static let brokenLinks = Listing(
        title: "Broken links",
        note: "What the crawl could not get, with the pages and redirects that lead there.",
        columns: [
            ListingColumn("URL", .url), ListingColumn("Answer", .answer),
            ListingColumn("Referrers", .number), ListingColumn("Where", .firstURLs),
        ],
        rows: """
            SELECT u.url, b.answer, coalesce(n.count, 0),
             (SELECT group_concat(line, char(10)) FROM (
              SELECT iif(i.page_id IS NULL, 'redirect', '') || char(9) || s.url || char(9)
               || coalesce((SELECT json_extract(a.value, '$[2]')
                FROM anchor x CROSS JOIN (SELECT '$[0]' AS list UNION ALL SELECT '$[1]') k
                CROSS JOIN json_each(iif(json_valid(x.anchors), x.anchors, '[]'), k.list) a
                WHERE x.page_id=i.page_id AND json_extract(a.value, '$[0]')=i.key LIMIT 1), '')
               AS line
              FROM (SELECT DISTINCT key, src_id, page_id FROM temp.inlink WHERE key=b.key
               ORDER BY src_id LIMIT 20) i CROSS JOIN url s ON s.url_id=i.src_id))
            FROM temp.broken b CROSS JOIN url u ON u.url_id=b.url_id
            LEFT JOIN (SELECT key, count(DISTINCT src_id) AS count FROM temp.inlink GROUP BY key) n
             ON n.key=b.key
            ORDER BY n.count DESC, b.url_id LIMIT \(rowLimit)
            """,
        count: "SELECT count(*) FROM temp.broken",
        absence: "None: every URL that was asked for gave an answer."
    )

    /// Redirects from their first URL to what stands at their end.
    static let redirectChains = Listing(
        title: "Redirects",
        note: "Each from its first URL to the last, the longest first.",
        columns: [
            ListingColumn("From", .url), ListingColumn("Hops", .number),
            ListingColumn("By way of", .urls), ListingColumn("At the end", .answer),
        ],
        rows: """
            WITH RECURSIVE chain(head, place, hops, path, is_loop) AS (
             SELECT h.url_id, h.target, 1, h.status || char(9) || t.url, h.is_loop
             FROM temp.hop h CROSS JOIN url t ON t.url_id=h.target
             WHERE NOT EXISTS (SELECT 1 FROM temp.hop x WHERE x.target=h.url_id)
             UNION ALL
             SELECT c.head, h.target, c.hops+1,
              c.path || char(10) || h.status || char(9) || t.url, h.is_loop
             FROM chain c CROSS JOIN temp.hop h ON h.url_id=c.place
             CROSS JOIN url t ON t.url_id=h.target WHERE c.hops<20 AND NOT c.is_loop
            )
            SELECT u.url, c.hops, c.path, iif(c.is_loop, 'redirect_loop',
             coalesce(iif(f.status>0, f.status, f.error), 'not_visited'))
            FROM (SELECT head, max(hops) AS hops, place, path, is_loop FROM chain GROUP BY head) c
            CROSS JOIN url u ON u.url_id=c.head LEFT JOIN temp.last l ON l.url_id=c.place
            LEFT JOIN fetch f ON f.fetch_id=l.fetch_id
            ORDER BY c.hops DESC, c.head LIMIT \(rowLimit)
            """,
        count: """
            SELECT count(*) FROM temp.hop h
            WHERE NOT EXISTS (SELECT 1 FROM temp.hop x WHERE x.target=h.url_id)
            """,
        absence: "None: no URL led elsewhere."
    )
}
