extension StoreSchema {
    /// What each answer changed in what was known of its URL: there was none such, its body is
    /// another, it is there again, it redirects, or it is gone by 404 or 410.
    static let changes = """
        CREATE VIEW changes AS                  -- what answers changed: a page is new...
         SELECT
          u.url AS url,                         -- without fragment
          h.host AS host,                       -- with the port where it is not the usual one
          c.kind AS kind,                       -- new|changed|back|moved|gone
          c.run_id AS run_id,                   -- run that found it out
          c.fetched_at AS fetched_at,           -- when; unix milliseconds, UTC
          c.status AS status,                   -- HTTP status
          p.title AS title,                     -- of the page
          c.prev_run_id AS prev_run_id,         -- run of the answer before; NULL = new
          c.prev_at AS prev_at,                 -- when that was requested; unix milliseconds, UTC
          c.prev_status AS prev_status,         -- its HTTP status
          q.title AS prev_title,                -- title of the page before
          c.version_id AS version_id,           -- fetch_id of the answer
          c.prev_version_id AS prev_version_id, -- fetch_id of the answer before
          u.url_id AS url_id                    -- row of url
         FROM (
          SELECT *, CASE
            WHEN state='there' AND NOT coalesce(was_there, 0) THEN 'new'
            WHEN state='there' AND prev_state<>'there' THEN 'back'
            WHEN state='there' AND sha256 IS NOT prev_sha256 THEN 'changed'
            WHEN state='gone' AND prev_state<>'gone' AND was_there THEN 'gone'
            WHEN state='moved' AND prev_state<>'moved' AND was_there THEN 'moved'
            WHEN state='moved' AND prev_state='moved' AND location_key IS NOT prev_location
             THEN 'moved'
           END AS kind
          FROM (
           SELECT url_id, run_id, fetched_at, status, page_id, sha256, location_key, state,
            fetch_id AS version_id, lag(fetch_id) OVER w AS prev_version_id,
            lag(run_id) OVER w AS prev_run_id, lag(fetched_at) OVER w AS prev_at,
            lag(status) OVER w AS prev_status, lag(page_id) OVER w AS prev_page_id,
            lag(sha256) OVER w AS prev_sha256, lag(location_key) OVER w AS prev_location,
            lag(state) OVER w AS prev_state,
            max(state='there') OVER (PARTITION BY url_id ORDER BY fetch_id
             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS was_there
           FROM (
            SELECT *, CASE WHEN error='redirect' THEN 'moved'
             WHEN status IN (404,410) THEN 'gone' ELSE 'there' END AS state
            FROM fetch f WHERE \(Evidence.isGiven(by: "f")))
           WINDOW w AS (PARTITION BY url_id ORDER BY fetch_id))
         ) c JOIN url u ON u.url_id=c.url_id JOIN host h ON h.host_id=u.host_id
          LEFT JOIN page p ON p.page_id=c.page_id LEFT JOIN page q ON q.page_id=c.prev_page_id
         WHERE c.kind IS NOT NULL;

        """
}
