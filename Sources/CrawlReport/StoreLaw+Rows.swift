import CrawlFormat
import CrawlModel

extension StoreLaw {
    /// Every number that one row names belongs to another row.
    static let ofReferences =
        [
            ("url", "host"), ("url", "run"), ("skip", "url"), ("skip", "run"), ("fetch", "url"),
            ("fetch", "run"), ("robots", "run"), ("event", "run"), ("command", "run"),
            ("anchor", "page"),
        ].map { table, other in
            StoreLaw(
                "a row of \(table) has its \(other)",
                unless: """
                    SELECT '\(other)_id '||t.\(other)_id FROM \(table) t
                    LEFT JOIN \(other) o ON o.\(other)_id=t.\(other)_id
                    WHERE o.\(other)_id IS NULL
                    """
            )
        } + [
            StoreLaw(
                "a URL that was found was found on a page, by a redirect or as a sitemap",
                unless: """
                    SELECT u.url FROM url u LEFT JOIN fetch f ON f.fetch_id=u.from_id
                    WHERE CASE u.via WHEN 0 THEN u.from_id IS NOT NULL OR u.depth<>0
                     WHEN 1 THEN f.page_id IS NULL WHEN 2 THEN f.location_key IS NULL
                     WHEN 3 THEN f.page_id IS NULL
                     WHEN 5 THEN 0
                     WHEN 6 THEN u.from_id IS NOT NULL
                     ELSE 1 END
                    """
            )
        ]

    /// Versions, pages and bodies belong together.
    static let ofVersions = [
        StoreLaw(
            "a fetch has its page, or one of its URL's earlier ones",
            unless: """
                SELECT 'fetch_id '||f.fetch_id FROM fetch f
                LEFT JOIN page p ON p.page_id=f.page_id LEFT JOIN fetch o ON o.fetch_id=f.page_id
                WHERE f.page_id IS NOT NULL AND (p.page_id IS NULL OR o.fetch_id IS NULL
                 OR o.fetch_id>f.fetch_id OR o.url_id<>f.url_id)
                """
        ),
        StoreLaw(
            "a page has the fetch that brought it",
            unless: """
                SELECT 'page_id '||p.page_id FROM page p
                LEFT JOIN fetch f ON f.fetch_id=p.page_id WHERE f.page_id IS NOT p.page_id
                """
        ),
        StoreLaw(
            "a fetch has its body",
            unless: """
                SELECT 'fetch_id '||f.fetch_id FROM fetch f
                LEFT JOIN body b ON b.body_id=f.body_id
                WHERE f.body_id IS NOT NULL AND (b.body_id IS NULL OR f.body_id>f.fetch_id)
                """
        ),
        StoreLaw(
            "a body has its dictionary",
            unless: """
                SELECT 'body_id '||b.body_id FROM body b JOIN fetch f ON f.fetch_id=b.body_id
                LEFT JOIN dict d ON d.dict_id=b.dict_id
                WHERE (b.codec=2)<>(d.dict_id IS NOT NULL)
                 OR (b.dict_id IS NULL)<>(d.dict_id IS NULL)
                """
        ),
        StoreLaw(
            "a body that fetches share is what each of them brought",
            unless: """
                SELECT 'fetch_id '||f.fetch_id FROM fetch f JOIN fetch o ON o.fetch_id=f.body_id
                WHERE f.sha256 IS NOT o.sha256
                """
        ),
        StoreLaw(
            "what is as before is as its URL's newest version",
            unless: """
                SELECT 'fetch_id '||f.fetch_id FROM fetch f JOIN fetch o ON o.fetch_id=
                 (SELECT max(x.fetch_id) FROM fetch x WHERE x.url_id=f.url_id
                  AND x.fetch_id<f.fetch_id AND \(Evidence.isGiven(by: "x")))
                WHERE f.error='not_modified' AND (f.sha256 IS NOT o.sha256
                 OR f.page_id IS NOT o.page_id OR f.body_id IS NOT o.body_id)
                """
        ),
        StoreLaw(
            "a body has the fetch that brought it",
            unless: """
                SELECT 'body_id '||b.body_id FROM body b
                LEFT JOIN fetch f ON f.fetch_id=b.body_id WHERE f.body_id IS NOT b.body_id
                 AND (b.body_id<=(SELECT max(fetch_id) FROM fetch)
                  OR EXISTS (SELECT 1 FROM main.sqlite_schema WHERE name='body'))
                """
        ),
        StoreLaw(
            "the lists of a page are keys, no more than it has links",
            unless: """
                SELECT 'page_id '||page_id FROM page p
                WHERE NOT json_valid(links) OR NOT json_valid(assets) OR CASE
                 WHEN json_type(links)<>'array' OR json_type(assets)<>'array' THEN 1
                 ELSE json_array_length(links)+json_array_length(assets)>link_count END
                """
        ),
    ]

    /// What a column may hold.
    static let ofValues = [
        StoreLaw(
            "a fetch says how it ended, and its status agrees",
            unless: """
                SELECT 'fetch_id '||fetch_id||': '||coalesce(error, 'ok')||' '||status FROM fetch
                WHERE status<>0 AND status NOT BETWEEN 100 AND 999 OR complete NOT IN (0,1)
                 OR attempt<1 OR CASE coalesce(error, 'ok')
                  WHEN 'ok' THEN status NOT BETWEEN 200 AND 299
                  WHEN 'not_modified' THEN status<>304
                  WHEN 'redirect' THEN status NOT BETWEEN 300 AND 399 OR location_key IS NULL
                  ELSE error NOT IN (\(words(of: VisitOutcome.self))) END
                """
        ),
        StoreLaw(
            "a skip has a reason that is known",
            unless: """
                SELECT u.url FROM skip s JOIN url u ON u.url_id=s.url_id
                WHERE s.reason NOT IN (\(words(of: SkipReason.self)))
                """
        ),
        StoreLaw(
            "what is kept as JSON is JSON",
            unless: """
                SELECT name FROM (
                 SELECT 'fetch_id '||fetch_id AS name, headers AS text FROM fetch
                 UNION ALL SELECT 'page_id '||page_id, metadata FROM page
                 UNION ALL SELECT 'page_id '||page_id, anchors FROM anchor
                 UNION ALL SELECT 'robots_id '||robots_id, sitemaps FROM robots
                 UNION ALL SELECT 'run_id '||run_id, config FROM run
                 UNION ALL SELECT 'run_id '||run_id, stats FROM run)
                WHERE text IS NOT NULL AND NOT json_valid(text)
                """
        ),
        StoreLaw(
            "the file says how its keys are made",
            unless: """
                SELECT 'meta url_key' WHERE NOT EXISTS
                 (SELECT 1 FROM meta WHERE key='url_key' AND value LIKE 'sha256-63:%')
                """
        ),
    ]

    private static func words<Word>(of: Word.Type) -> String
    where Word: CaseIterable & RawRepresentable<String> {
        Word.allCases.map { "'\($0.rawValue)'" }.joined(separator: ",")
    }
}
