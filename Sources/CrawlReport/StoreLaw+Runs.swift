extension StoreLaw {
    /// Runs follow each other, and each counter equals its rows.
    static let ofRuns =
        [
            StoreLaw(
                "only the newest run may be running, and what ended says when",
                unless: """
                    SELECT 'run_id '||run_id FROM run
                    WHERE state='running' AND run_id<>(SELECT max(run_id) FROM run)
                     OR (state IN ('finished','interrupted'))<>(finished_at IS NOT NULL)
                     OR resumed_from>=run_id
                    """
            ),
            StoreLaw(
                "nothing waits once a crawl is finished, but for a limit of pages",
                unless: """
                    SELECT 'run_id '||run_id||': '||(SELECT count(*) FROM frontier)||' wait'
                    FROM run WHERE run_id=(SELECT max(run_id) FROM run) AND state='finished'
                     AND json_type(iif(json_valid(config), config, '{}'), '$."max-pages"')='null'
                     AND EXISTS (SELECT 1 FROM frontier)
                    """
            ),
        ]
        + [
            ("fetches", "count(*)", "fetch"), ("pages", "sum(page_id IS fetch_id)", "fetch"),
            ("unchanged", "sum(page_id<>fetch_id)", "fetch"),
            ("redirects", "sum(error IS 'redirect')", "fetch"),
            ("wire_bytes", "sum(wire_bytes)", "fetch"), ("body_bytes", "sum(body_bytes)", "fetch"),
            ("urls", "count(*)", "url"), ("robots", "count(*)", "robots"),
        ].map(counter)

    private static func counter(name: String, sum: String, table: String) -> StoreLaw {
        StoreLaw(
            "a run's counter of \(name) equals its rows",
            unless: """
                SELECT 'run_id '||r.run_id||': '||coalesce(r.said, 'nothing')||' instead of '||
                 coalesce(t.found, 0)
                FROM (SELECT run_id, json_extract(iif(json_valid(stats), stats, '{}'), '$.\(name)')
                 AS said FROM run) r
                LEFT JOIN (SELECT run_id, \(sum) AS found FROM \(table) GROUP BY run_id) t
                 ON t.run_id=r.run_id
                WHERE r.said IS NOT coalesce(t.found, 0)
                """
        )
    }
}
