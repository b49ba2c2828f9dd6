import CrawlFormat

/// The tables out of which a difference is read; they are those of one connection alone.
enum DifferenceTables {
    static func preparation(_ first: Int, _ second: Int) -> String {
        """
        PRAGMA temp_store=FILE; PRAGMA cache_size=-16384; PRAGMA temp.cache_size=-16384; BEGIN;
        \(pairs(first, second))
        \(changes)
        \(moves)
        """
    }

    /// The members of what differs in a way, in the order of ``RunChange/columns``.
    static let rows = """
        SELECT c.kind, u.url, t.url, c.detail, b.status, a.status, p.title, q.title,
         \(date("b.fetched_at")), \(date("a.fetched_at"))
        FROM temp.change c CROSS JOIN url u ON u.url_id=c.url_id
        LEFT JOIN url t ON t.url_id=c.target_id
        LEFT JOIN fetch b ON b.fetch_id=c.before_id LEFT JOIN fetch a ON a.fetch_id=c.after_id
        LEFT JOIN page p ON p.page_id=b.page_id LEFT JOIN page q ON q.page_id=a.page_id
        WHERE c.kind=? ORDER BY c.url_id
        """

    private static func date(_ milliseconds: String) -> String {
        "strftime('%Y-%m-%dT%H:%M:%fZ', \(milliseconds) / 1000.0, 'unixepoch')"
    }

    /// For each URL the last attempt that told something, up to the first run and after it, and the
    /// last of all after it.
    private static func pairs(_ first: Int, _ second: Int) -> String {
        let tells = Evidence.isGiven(by: "f")
        return """
            CREATE TEMP TABLE pair(url_id INTEGER PRIMARY KEY, before_id INTEGER,
             after_id INTEGER, last_id INTEGER) STRICT;
            INSERT INTO temp.pair SELECT f.url_id,
             max(iif(f.run_id<=\(first) AND \(tells), f.fetch_id, NULL)),
             max(iif(f.run_id>\(first) AND \(tells), f.fetch_id, NULL)),
             max(iif(f.run_id>\(first), f.fetch_id, NULL))
             FROM fetch f WHERE f.run_id<=\(second) GROUP BY f.url_id;
            """
    }

    /// Content is what people read: bytes that differ in markup, tokens or dates of their headers
    /// alone are none; files that are no pages are compared by their bytes.
    private static let changes = """
        CREATE TEMP TABLE waiting(url_id INTEGER PRIMARY KEY) STRICT;
        INSERT OR IGNORE INTO temp.waiting SELECT url_id FROM frontier;
        CREATE TEMP TABLE change(url_id INTEGER PRIMARY KEY, kind TEXT, detail TEXT,
         before_id INTEGER, after_id INTEGER, target_key INTEGER, target_id INTEGER,
         sha256 BLOB) STRICT;
        INSERT INTO temp.change
         SELECT w.url_id, w.kind, CASE w.kind WHEN 'changed' THEN rtrim(w.parts, ', ')
          WHEN 'gone' THEN w.status WHEN 'failed' THEN iif(l.status>0, l.status, l.error)
          WHEN 'unreached' THEN coalesce(s.reason, iif(q.url_id IS NULL, 'not visited', 'waiting'))
          END, w.before_id, iif(w.kind='failed', w.last_id, w.after_id), w.location_key, NULL,
          iif(w.kind='added', w.sha256, w.old_sha256)
         FROM (SELECT v.*, CASE
           WHEN v.is_there THEN iif(v.was_there, iif(v.parts='', 'unchanged', 'changed'), 'added')
           WHEN NOT v.was_there THEN NULL WHEN v.error='redirect' THEN 'moved'
           WHEN v.status IN (404,410) THEN 'gone' WHEN v.last_id THEN 'failed'
           ELSE 'unreached' END AS kind FROM (\(comparison)) v) w
         LEFT JOIN fetch l ON l.fetch_id=w.last_id LEFT JOIN skip s ON s.url_id=w.url_id
         LEFT JOIN temp.waiting q ON q.url_id=w.url_id
         WHERE w.kind IS NOT NULL;
        CREATE TEMP TABLE unchanged(url_id INTEGER PRIMARY KEY) STRICT;
        INSERT INTO temp.unchanged SELECT url_id FROM temp.change WHERE kind='unchanged';
        DELETE FROM temp.change WHERE kind='unchanged';
        """

    private static let comparison = """
        SELECT p.*, a.status AS status, a.error AS error, a.location_key AS location_key,
         coalesce(\(Evidence.isGood("b")) AND b.fetch_id, 0) AS was_there,
         coalesce(\(Evidence.isGood("a")) AND a.fetch_id, 0) AS is_there,
         coalesce(b.sha256, bo.sha256) AS old_sha256, coalesce(a.sha256, ao.sha256) AS sha256,
         CASE WHEN a.page_id=b.page_id THEN ''
          WHEN m.page_id IS NOT NULL AND n.page_id IS NOT NULL THEN
           iif(m.simhash IS NOT n.simhash OR m.text_len IS NOT n.text_len
            OR m.word_count IS NOT n.word_count, 'text, ', '') \(parts)
          WHEN coalesce(a.sha256, ao.sha256) IS NOT coalesce(b.sha256, bo.sha256)
           AND a.status<>304 THEN 'content'
          ELSE '' END AS parts
        FROM temp.pair p LEFT JOIN fetch b ON b.fetch_id=p.before_id
        LEFT JOIN fetch a ON a.fetch_id=p.after_id
        LEFT JOIN fetch bo ON bo.fetch_id=b.page_id LEFT JOIN fetch ao ON ao.fetch_id=a.page_id
        LEFT JOIN page m ON m.page_id=b.page_id LEFT JOIN page n ON n.page_id=a.page_id
        """

    private static let parts = ["title", "description", "h1", "lang", "canonical", "meta_robots"]
        .map { " || iif(m.\($0) IS NOT n.\($0), '\($0), ', '')" }.joined(separator: "\n ")

    /// Where redirects lead, and what is gone and stands at a new URL; that is then not new.
    private static let moves = """
        CREATE TEMP TABLE place(key INTEGER PRIMARY KEY, url_id INTEGER NOT NULL) STRICT;
        INSERT OR IGNORE INTO temp.place SELECT u.key, u.url_id FROM url u
         WHERE u.key IN (SELECT target_key FROM temp.change WHERE kind='moved');
        UPDATE temp.change SET target_id=(SELECT p.url_id FROM temp.place p WHERE p.key=target_key)
         WHERE kind='moved';
        CREATE TEMP TABLE arrival(sha256 BLOB PRIMARY KEY, url_id INTEGER NOT NULL) STRICT;
        INSERT OR IGNORE INTO temp.arrival SELECT c.sha256, c.url_id FROM temp.change c
         CROSS JOIN fetch f ON f.fetch_id=c.after_id
         WHERE c.kind='added' AND c.sha256 IS NOT NULL AND f.body_bytes>0 ORDER BY c.url_id;
        UPDATE temp.change SET kind='moved', detail='same content',
         target_id=(SELECT r.url_id FROM temp.arrival r WHERE r.sha256=change.sha256)
         WHERE kind='gone' AND sha256 IN (SELECT sha256 FROM temp.arrival);
        DELETE FROM temp.change WHERE kind='added'
         AND url_id IN (SELECT target_id FROM temp.change WHERE kind='moved');
        """
}
