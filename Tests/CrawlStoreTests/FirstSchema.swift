import SQLite

/// The shape of a file of version 1, as the program made it then.
enum FirstSchema {
    /// Makes a file of it with a seed, a redirect from it, its page, and a run that was stopped.
    static func make(at path: String) throws {
        let connection = try SQLiteConnection(opening: path, for: .creating)
        try connection.execute("PRAGMA journal_mode=WAL")
        try connection.execute(creation)
        try connection.execute(views)
        try connection.execute(
            """
            INSERT INTO run(run_id, started_at, finished_at, state, exit_status, config, stats)
             VALUES(1, 1, 2, 'interrupted', 7, '{"max-pages":null}', '{"fetches":2,"pages":1,
              "failures":0,"unanswered":0,"redirects":1,"urls":3,"robots":0,"wire_bytes":0,
              "body_bytes":4}');
            INSERT INTO host(host_id, host) VALUES(1, 'h1.test');
            INSERT INTO url VALUES(1, 1, 1, 0, 0, 1, NULL, 'http://h1.test/1');
            INSERT INTO url VALUES(2, 2, 1, 0, 2, 1, 1, 'http://h1.test/2');
            INSERT INTO url VALUES(3, 3, 1, 1, 1, 1, 2, 'http://h1.test/3');
            INSERT INTO fetch(fetch_id, run_id, url_id, fetched_at, status, error, complete,
             location_key) VALUES(1, 1, 1, 10, 301, 'redirect', 1, 2);
            INSERT INTO fetch(fetch_id, run_id, url_id, fetched_at, status, complete, body_bytes,
             sha256, body_id, page_id) VALUES(2, 1, 2, 20, 200, 1, 4, x'09', 2, 2);
            INSERT INTO page(page_id, title, link_count, links, assets)
             VALUES(2, 'two', 1, '[3]', '[]');
            INSERT INTO body VALUES(2, 0, NULL, 4, x'01020304');
            INSERT INTO frontier(host_id, prio, url_id) VALUES(1, 1, 3);
            """
        )
    }

    static let creation = """
        CREATE TABLE meta(
          key   TEXT PRIMARY KEY,
          value TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE run(
          run_id      INTEGER PRIMARY KEY,
          started_at  INTEGER NOT NULL,
          finished_at INTEGER,
          state       TEXT NOT NULL
            CHECK(state IN ('running','finished','interrupted','crashed')),
          exit_status INTEGER,
          resumed_from INTEGER REFERENCES run(run_id),
          seed_count  INTEGER NOT NULL DEFAULT 0,
          max_depth   INTEGER,
          user_agent  TEXT,
          config      TEXT,
          version     TEXT,
          stats       TEXT
        ) STRICT;
        CREATE TABLE host(
          host_id     INTEGER PRIMARY KEY,
          host        TEXT NOT NULL UNIQUE,
          domain      TEXT,
          delay_ms    INTEGER,
          next_at     INTEGER,
          fail_streak INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE TABLE robots(
          robots_id   INTEGER PRIMARY KEY,
          run_id      INTEGER NOT NULL,
          origin      TEXT NOT NULL,
          fetched_at  INTEGER NOT NULL,
          status      INTEGER NOT NULL,
          expires_at  INTEGER,
          crawl_delay REAL,
          sitemaps    TEXT,
          body        TEXT
        ) STRICT;
        CREATE TABLE url(
          url_id  INTEGER PRIMARY KEY,
          key     INTEGER NOT NULL,
          host_id INTEGER NOT NULL,
          depth   INTEGER NOT NULL,
          via     INTEGER NOT NULL,
          run_id  INTEGER NOT NULL,
          from_id INTEGER,
          url     TEXT NOT NULL
        ) STRICT;
        CREATE TABLE skip(
          url_id  INTEGER PRIMARY KEY,
          run_id  INTEGER NOT NULL,
          reason  TEXT NOT NULL,
          rule    TEXT,
          redirects INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE frontier(
          host_id  INTEGER NOT NULL,
          prio     INTEGER NOT NULL,
          url_id   INTEGER NOT NULL,
          kind     INTEGER NOT NULL DEFAULT 0,
          redirects INTEGER NOT NULL DEFAULT 0,
          attempts INTEGER NOT NULL DEFAULT 0,
          not_before INTEGER NOT NULL DEFAULT 0,
          PRIMARY KEY(host_id, prio, url_id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE fetch(
          fetch_id    INTEGER PRIMARY KEY,
          run_id      INTEGER NOT NULL,
          url_id      INTEGER NOT NULL,
          fetched_at  INTEGER NOT NULL,
          status      INTEGER NOT NULL,
          error       TEXT,
          detail      TEXT,
          attempt     INTEGER NOT NULL DEFAULT 1,
          ip          TEXT,
          proto       TEXT,
          ttfb_ms     INTEGER,
          total_ms    INTEGER,
          wire_bytes  INTEGER,
          body_bytes  INTEGER,
          complete    INTEGER NOT NULL DEFAULT 0,
          content_type TEXT,
          sniffed_type TEXT,
          charset     TEXT,
          charset_reason TEXT,
          etag        TEXT,
          last_modified TEXT,
          location_key INTEGER,
          sha256      BLOB,
          body_id     INTEGER,
          page_id     INTEGER,
          headers     TEXT,
          curl_code   INTEGER,
          os_errno    INTEGER
        ) STRICT;
        CREATE INDEX fetch_by_url ON fetch(url_id);
        CREATE TABLE page(
          page_id     INTEGER PRIMARY KEY,
          title       TEXT,
          description TEXT,
          h1          TEXT,
          lang        TEXT,
          canonical   TEXT,
          meta_robots TEXT,
          word_count  INTEGER,
          text_len    INTEGER,
          simhash     INTEGER,
          metadata    TEXT,
          link_count  INTEGER NOT NULL,
          links       TEXT NOT NULL,
          assets      TEXT NOT NULL
        ) STRICT;
        CREATE TABLE anchor(
          page_id INTEGER PRIMARY KEY,
          anchors TEXT NOT NULL
        ) STRICT;
        CREATE TABLE body(
          body_id  INTEGER PRIMARY KEY,
          codec    INTEGER NOT NULL,
          dict_id  INTEGER,
          raw_len  INTEGER NOT NULL,
          data     BLOB NOT NULL
        ) STRICT;
        CREATE TABLE dict(
          dict_id    INTEGER PRIMARY KEY,
          trained_at INTEGER NOT NULL,
          data       BLOB NOT NULL
        ) STRICT;
        CREATE TABLE event(
          event_id INTEGER PRIMARY KEY,
          run_id   INTEGER NOT NULL,
          at       INTEGER NOT NULL,
          level    TEXT NOT NULL,
          code     TEXT NOT NULL,
          subject  TEXT,
          message  TEXT
        ) STRICT;
        INSERT INTO meta VALUES('url_key',
          'sha256-63: first 8 bytes big-endian of SHA-256(url), shifted right 1');
        INSERT INTO meta VALUES('simhash',
          'words of visible text w: h=0, for each 8 bytes of UTF-8 as little-endian n (zero-padded)
        h=mix(h,n); mix(h,n): p=(h^n)*0x9E3779B97F4A7C15 mod 2^64, p^(p>>32); feature of word i:
        mix(mix(mix(0,h[i-2]),h[i-1]),h[i]), 0 where there is no word; bit b is 1 where more than
        half of all features have it; stored as a signed number');
        PRAGMA application_id = 1129469772;
        PRAGMA user_version = 1;
        """

    /// Views are made anew by each step, so that their names are enough.
    static let views = [
        "versions", "pages", "links", "errors", "redirects", "hosts", "skips", "changes",
    ].map { "CREATE VIEW \($0) AS SELECT 1 AS one;" }.joined()
}
