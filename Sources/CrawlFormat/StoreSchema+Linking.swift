extension StoreSchema {
    /// The view of links: a row for each place that names a URL.
    ///
    /// Places are read out of arrays, since rows for links would cost the writer a core. It calls
    /// no function that SQLite refuses to views of a schema without trust, as those of JSON.
    static func links(sources: String) -> String {
        """
        CREATE VIEW links AS                    -- each place of the pages that names a URL
         WITH source(code, element, attribute) AS (VALUES
          \(sources)),
         list(is_followed, path) AS (VALUES (1,'$[0]'), (0,'$[1]'))
         SELECT
          e.page_id AS page_id,                 -- version of the page; see pages
          e.src AS src,                         -- URL of the page
          e.pos AS pos,                         -- place among those of its kind, from 0
          d.url AS dst,                         -- URL that is named
          s.element AS element,                 -- element of HTML, or what else names it
          s.attribute AS attribute,             -- its attribute
          e.rel AS rel,                         -- words of rel that are known
          nullif(e.anchor, '') AS anchor,       -- text of the link
          e.position AS position,               -- byte of the page in UTF-8; NULL in a header
          e.is_followed AS is_followed,         -- 1 = followed, 0 = only recorded
          e.src_id AS src_id,                   -- row of url of the page
          d.url_id AS dst_id                    -- row of url of what is named
         FROM (
          SELECT g.page_id AS page_id, g.url AS src, j.key AS pos, g.url_id AS src_id,
           l.is_followed AS is_followed, \(field(0)) AS key, \(field(1)) AS position,
           \(field(2)) AS anchor, coalesce(\(field(3)), 1) AS code, \(field(4)) AS rel
          FROM pages g JOIN anchor a ON a.page_id=g.page_id
           JOIN list l JOIN json_each(a.anchors, l.path) j
          UNION ALL
          SELECT g.page_id, g.url, j.key, g.url_id, l.is_followed, j.value, NULL, NULL, NULL, NULL
          FROM pages g JOIN page p ON p.page_id=g.page_id
           JOIN list l JOIN json_each(iif(l.is_followed, p.links, p.assets)) j
          WHERE NOT EXISTS (SELECT 1 FROM anchor a WHERE a.page_id=g.page_id)
         ) e JOIN url d ON d.key=e.key LEFT JOIN source s ON s.code=e.code;

        """
    }

    /// One element of a place.
    private static func field(_ index: Int) -> String {
        "(SELECT value FROM json_each(j.value) WHERE key=\(index))"
    }
}
