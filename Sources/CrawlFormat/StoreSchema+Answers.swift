extension StoreSchema {
    /// Attempts, and what they brought.
    static let answers = """
        CREATE TABLE fetch(                     -- append-only: one row per attempt, ok or not
          fetch_id    INTEGER PRIMARY KEY,      -- in order of the answers, from 1
          run_id      INTEGER NOT NULL,         -- run that made it
          url_id      INTEGER NOT NULL,         -- what was requested
          fetched_at  INTEGER NOT NULL,         -- when it was requested
          status      INTEGER NOT NULL,         -- HTTP status; 0 = no whole answer
          error       TEXT,                     -- NULL = ok; not_modified|redirect|http_status|...
          detail      TEXT,                     -- a sentence where the error does not say it all
          attempt     INTEGER NOT NULL DEFAULT 1, -- which try it was, from 1
          ip          TEXT,                     -- address of the server; NULL = not connected
          proto       TEXT,                     -- '1.0' '1.1' '2'
          ttfb_ms     INTEGER,                  -- milliseconds to the first byte
          total_ms    INTEGER,                  -- milliseconds to the last byte
          wire_bytes  INTEGER,                  -- as received
          body_bytes  INTEGER,                  -- decoded
          complete    INTEGER NOT NULL DEFAULT 0, -- 1 = the whole answer came
          content_type TEXT,                    -- as declared
          sniffed_type TEXT,                    -- as the body shows; NULL = not looked at
          charset     TEXT,                     -- the page's encoding; NULL = not HTML
          charset_reason TEXT,                  -- what named it: bom|http|meta|bytes|default
          etag        TEXT,                     -- as received
          last_modified TEXT,                   -- as received
          location_key INTEGER,                 -- url.key of the redirect target
          sha256      BLOB,                     -- of the decoded body
          body_id     INTEGER,                  -- an earlier fetch's when unchanged; NULL = none
          page_id     INTEGER,                  -- the same; NULL = neither HTML, CSS nor a feed
          headers     TEXT,                     -- JSON [[name,value],...] as received
          curl_code   INTEGER,                  -- of libcurl; NULL = success
          os_errno    INTEGER,                  -- of the connection; NULL = none
          depth       INTEGER,                  -- of the URL then; NULL = before schema 2
          redirects   INTEGER NOT NULL DEFAULT 0 -- in a row that led here
        ) STRICT;

        -- While crawling the only index: a stored page is found again when it gets nearer.
        CREATE INDEX fetch_by_url ON fetch(url_id);

        CREATE TABLE page(                      -- parse result of the fetch with the same id
          page_id     INTEGER PRIMARY KEY,      -- fetch_id of the fetch that brought it
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
                                                -- lists "pages" or "sitemaps": it is a sitemap
          link_count  INTEGER NOT NULL,         -- distinct URLs named, followed or not
          links       TEXT NOT NULL,            -- JSON array of url.key in document order: followed
          assets      TEXT NOT NULL             -- the same: only recorded
        ) STRICT;

        CREATE TABLE anchor(                    -- where a page's links stand; see view links
          page_id INTEGER PRIMARY KEY,          -- the page
          anchors TEXT NOT NULL                 -- JSON, in document order:
                                                -- [[places of page.links],[places of page.assets]]
                                                -- a place: [key, byte, text, source, rel] without
                                                -- the end that is as usual
        ) STRICT;

        \(bodies)
        CREATE TABLE dict(                      -- dictionaries of codec 2
          dict_id    INTEGER PRIMARY KEY,       -- as it and the frames packed with it say
          trained_at INTEGER NOT NULL,          -- request of the first body packed with it
          data       BLOB NOT NULL              -- for zstd -D
        ) STRICT;

        """

    /// The table of bodies, which may be in a file of its own.
    static let bodies = """
        CREATE TABLE body(                      -- body of the fetch with the same id
          body_id  INTEGER PRIMARY KEY,         -- fetch_id of the fetch that brought it first
          codec    INTEGER NOT NULL,            -- 0 plain 1 zstd 2 zstd with a dictionary
          dict_id  INTEGER,                     -- of codec 2: row of dict
          raw_len  INTEGER NOT NULL,            -- bytes when unpacked
          data     BLOB NOT NULL                -- packed
        ) STRICT;

        """
}
