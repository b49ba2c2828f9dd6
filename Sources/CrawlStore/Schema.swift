import CrawlFormat

/// The shape of a crawl's file.
///
/// Singular names are storage, plural names are views for people.
enum Schema {
    static let creation = """
        CREATE TABLE meta(                      -- facts about this file
          key   TEXT PRIMARY KEY,
          value TEXT
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE run(                       -- one row per start of the crawl
          run_id      INTEGER PRIMARY KEY,
          started_at  INTEGER NOT NULL,         -- unix milliseconds, UTC (every *_at column)
          finished_at INTEGER,                  -- NULL while running or after a crash
          state       TEXT NOT NULL
            CHECK(state IN ('running','finished','interrupted','crashed')),
          exit_status INTEGER,
          resumed_from INTEGER REFERENCES run(run_id), -- the unfinished run that it continues
          seed_count  INTEGER NOT NULL DEFAULT 0,
          max_depth   INTEGER,                  -- NULL = no limit
          user_agent  TEXT,
          config      TEXT,                     -- JSON of the effective options
          version     TEXT,                     -- of the program
          stats       TEXT                      -- JSON counters of this run, exact at each commit
        ) STRICT;

        CREATE TABLE host(
          host_id     INTEGER PRIMARY KEY,
          host        TEXT NOT NULL UNIQUE,     -- 'www.example.org' or 'www.example.org:8080'
          domain      TEXT,                     -- registrable domain
          delay_ms    INTEGER,                  -- effective politeness delay
          next_at     INTEGER,                  -- not before
          fail_streak INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        CREATE TABLE robots(                    -- every robots.txt version seen
          robots_id   INTEGER PRIMARY KEY,
          run_id      INTEGER NOT NULL,
          origin      TEXT NOT NULL,            -- 'https://www.example.org'
          fetched_at  INTEGER NOT NULL,
          status      INTEGER NOT NULL,         -- HTTP status; 0 = no response
          expires_at  INTEGER,
          crawl_delay REAL,                     -- seconds, as written
          sitemaps    TEXT,                     -- JSON array of URLs
          body        TEXT
        ) STRICT;

        CREATE TABLE url(                       -- every URL seen, in order of discovery
          url_id  INTEGER PRIMARY KEY,
          key     INTEGER NOT NULL,             -- 63-bit hash of url; see meta 'url_key'
          host_id INTEGER NOT NULL,
          depth   INTEGER NOT NULL,             -- fewest links from a seed, as known by now
          via     INTEGER NOT NULL,             -- 0 seed 1 link 2 redirect 3 sitemap
          run_id  INTEGER NOT NULL,             -- run that discovered it
          from_id INTEGER,                      -- fetch_id of the page that discovered it
          url     TEXT NOT NULL                 -- without fragment
        ) STRICT;

        CREATE TABLE skip(                      -- every URL seen and not visited
          url_id  INTEGER PRIMARY KEY,
          run_id  INTEGER NOT NULL,
          reason  TEXT NOT NULL,                -- too_deep|out_of_scope|robots_denied|...
          rule    TEXT,                         -- the rule that decided, if one did
          redirects INTEGER NOT NULL            -- redirects in a row that led to it
        ) STRICT;

        CREATE TABLE frontier(                  -- pending; leaves in the transaction of its fetch
          host_id  INTEGER NOT NULL,
          prio     INTEGER NOT NULL,            -- depth when admitted, lower first
          url_id   INTEGER NOT NULL,
          kind     INTEGER NOT NULL DEFAULT 0,  -- 0 visit the page 2 reconsider its stored links
          redirects INTEGER NOT NULL DEFAULT 0, -- redirects in a row that led here
          attempts INTEGER NOT NULL DEFAULT 0,  -- made so far
          not_before INTEGER NOT NULL DEFAULT 0, -- unix milliseconds
          PRIMARY KEY(host_id, prio, url_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE fetch(                     -- append-only: one row per attempt, ok or not
          fetch_id    INTEGER PRIMARY KEY,
          run_id      INTEGER NOT NULL,
          url_id      INTEGER NOT NULL,
          fetched_at  INTEGER NOT NULL,
          status      INTEGER NOT NULL,         -- HTTP status; 0 = no response, see error
          error       TEXT,                     -- NULL = ok; http_status|redirect|dns_fail|...
          detail      TEXT,                     -- a sentence where the error does not say it all
          attempt     INTEGER NOT NULL DEFAULT 1,
          ip          TEXT,
          proto       TEXT,                     -- '1.0' '1.1' '2'
          ttfb_ms     INTEGER,
          total_ms    INTEGER,
          wire_bytes  INTEGER,                  -- as received
          body_bytes  INTEGER,                  -- decoded
          complete    INTEGER NOT NULL DEFAULT 0, -- 1 = the whole answer came
          content_type TEXT,                    -- as declared
          sniffed_type TEXT,                    -- as the body shows; NULL = not looked at
          charset     TEXT,                     -- the page's encoding; NULL = not HTML
          charset_reason TEXT,                  -- what named it: bom|http|meta|bytes|default
          etag        TEXT,
          last_modified TEXT,
          location_key INTEGER,                 -- url.key of the redirect target
          sha256      BLOB,                     -- of the decoded body
          body_id     INTEGER,                  -- an earlier fetch's when unchanged; NULL = none
          page_id     INTEGER,                  -- the same; NULL = neither HTML nor CSS
          headers     TEXT,                     -- JSON [[name,value],...] as received
          curl_code   INTEGER,                  -- of libcurl; NULL = success
          os_errno    INTEGER                   -- of the connection; NULL = none
        ) STRICT;
        -- While crawling the only index: a stored page is found again when it gets nearer.
        CREATE INDEX fetch_by_url ON fetch(url_id);

        CREATE TABLE page(                      -- parse result of the fetch with the same id
          page_id     INTEGER PRIMARY KEY,
          title       TEXT,                     -- texts: white space collapsed, bounded
          description TEXT,                     -- <meta name=description>
          h1          TEXT,                     -- the first one
          lang        TEXT,                     -- of <html>, as written
          canonical   TEXT,                     -- URL; of <link>, else of the Link field
          meta_robots TEXT,                     -- 'noindex,nofollow': <meta> and X-Robots-Tag
          word_count  INTEGER,                  -- of visible text; each Han or kana is a word
          text_len    INTEGER,                  -- characters of visible text
          simhash     INTEGER,                  -- fingerprint of its words; see meta 'simhash'
          metadata    TEXT,                     -- JSON, members only where there is something:
                                                -- keywords "text"
                                                -- alternates [[hreflang,url],...]
                                                -- properties [["og:title",content],...]
                                                -- headings [[level,text],...] json_ld [text,...]
          link_count  INTEGER NOT NULL,         -- distinct URLs named, followed or not
          links       TEXT NOT NULL,            -- JSON array of url.key in document order: followed
          assets      TEXT NOT NULL             -- the same: only recorded
        ) STRICT;

        CREATE TABLE anchor(                    -- where a page's links stand; see view links
          page_id INTEGER PRIMARY KEY,
          -- [[places of page.links],[places of page.assets]] in document order, each place
          -- [key, byte, text, source, rel] without the end that is as usual
          anchors TEXT NOT NULL
        ) STRICT;

        CREATE TABLE body(                      -- body of the fetch with the same id
          body_id  INTEGER PRIMARY KEY,
          codec    INTEGER NOT NULL,            -- 0 plain 1 zstd 2 zstd+dict 3 zlib
          dict_id  INTEGER,
          raw_len  INTEGER NOT NULL,            -- bytes when unpacked
          data     BLOB NOT NULL
        ) STRICT;

        CREATE TABLE dict(                      -- dictionaries of codec 2
          dict_id    INTEGER PRIMARY KEY,
          trained_at INTEGER NOT NULL,
          data       BLOB NOT NULL
        ) STRICT;

        CREATE TABLE event(                     -- warnings and non-fetch errors worth keeping
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
        PRAGMA application_id = \(StoreFormat.applicationID);
        PRAGMA user_version = \(StoreFormat.version);
        """
}
