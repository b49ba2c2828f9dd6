extension Listing {
    /// Pages whose bodies are the same, byte for byte.
    static let duplicateBodies = Listing(
        title: "The same content at several URLs",
        note: "Bodies that are equal, byte for byte.",
        columns: [
            ListingColumn("Size", .bytes), ListingColumn("URLs", .number),
            ListingColumn("Where", .firstURLs),
        ],
        rows: """
            SELECT d.bytes, d.count,
             (SELECT group_concat(char(9) || u.url, char(10)) FROM (
              SELECT url_id FROM temp.twin WHERE sha256=d.sha256 ORDER BY url_id LIMIT 20) t
              CROSS JOIN url u ON u.url_id=t.url_id)
            FROM (SELECT sha256, count(*) AS count, max(bytes) AS bytes, min(url_id) AS first
             FROM temp.twin GROUP BY sha256 HAVING count(*)>1) d
            ORDER BY d.count DESC, d.first LIMIT \(rowLimit)
            """,
        count: "SELECT count(*) FROM (SELECT 1 FROM temp.twin GROUP BY sha256 HAVING count(*)>1)",
        absence: "None: no two pages have the same bytes."
    )

    /// Pages that call themselves the same.
    static let duplicateTitles = Listing(
        title: "The same title at several URLs",
        note: "Titles by which people cannot tell pages apart.",
        columns: [
            ListingColumn("Title"), ListingColumn("URLs", .number),
            ListingColumn("Where", .firstURLs),
        ],
        rows: """
            SELECT d.title, d.count,
             (SELECT group_concat(char(9) || u.url, char(10)) FROM (
              SELECT url_id FROM temp.namesake WHERE title=d.title ORDER BY url_id LIMIT 20) t
              CROSS JOIN url u ON u.url_id=t.url_id)
            FROM (SELECT title, count(*) AS count, min(url_id) AS first
             FROM temp.namesake GROUP BY title HAVING count(*)>1) d
            ORDER BY d.count DESC, d.first LIMIT \(rowLimit)
            """,
        count: """
            SELECT count(*) FROM (SELECT 1 FROM temp.namesake GROUP BY title HAVING count(*)>1)
            """,
        absence: "None: every title is used once."
    )

    static let slowest = Listing(
        title: "Slowest answers",
        note: "Time from the request to the last byte; to the first byte beside it.",
        columns: [
            ListingColumn("URL", .url), ListingColumn("Time", .milliseconds),
            ListingColumn("First byte", .milliseconds), ListingColumn("Answer", .answer),
        ],
        rows: attempts("f.total_ms, f.ttfb_ms", by: "f.total_ms"),
        count: nil,
        absence: "Nothing was asked for."
    )

    static let largest = Listing(
        title: "Largest answers",
        note: "Bytes of the body when decoded; over the wire beside them.",
        columns: [
            ListingColumn("URL", .url), ListingColumn("Size", .bytes),
            ListingColumn("Wire", .bytes), ListingColumn("Answer", .answer),
        ],
        rows: attempts("f.body_bytes, f.wire_bytes", by: "f.body_bytes"),
        count: nil,
        absence: "Nothing was asked for."
    )

    private static func attempts(_ columns: String, by order: String) -> String {
        """
        SELECT u.url, \(columns), iif(f.status>0, f.status, f.error)
        FROM temp.last l CROSS JOIN fetch f ON f.fetch_id=l.fetch_id
        CROSS JOIN url u ON u.url_id=l.url_id ORDER BY \(order) DESC, l.fetch_id LIMIT 12
        """
    }
}
