/// The shape of a crawl's file.
///
/// Singular names are storage, plural names are views for people. Each table, view and column has a
/// comment beside it, from which the table `columns` is filled.
package enum StoreSchema {
    /// The names of all tables.
    package static let tableNames = [
        "meta", "run", "host", "robots", "url", "skip", "frontier", "fetch", "page", "anchor",
        "body", "dict", "event", "columns", "command",
    ]

    /// All that a new file begins with but the rows of the dictionary; the kinds of places that
    /// name URLs are rows of SQL.
    package static func creation(sources: String) -> String {
        visits + orders + answers + ColumnDictionary.creation + facts + views(sources: sources)
            + marks
    }

    /// What tells other programs and versions whose file it is.
    private static let marks = """
        PRAGMA application_id = \(StoreFormat.applicationID);
        PRAGMA user_version = \(StoreFormat.version);

        """

    /// Runs, hosts, URLs, and what becomes of them.
    private static let visits = """
        CREATE TABLE meta(                      -- facts about this file
          key   TEXT PRIMARY KEY,               -- name of the fact
          value TEXT                            -- what it is
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE run(                       -- one row per start of the crawl
          run_id      INTEGER PRIMARY KEY,      -- in order of the starts, from 1
          started_at  INTEGER NOT NULL,         -- unix milliseconds, UTC (every *_at column)
          finished_at INTEGER,                  -- NULL while running or after a crash
          state       TEXT NOT NULL             -- running|finished|interrupted|crashed
            CHECK(state IN ('running','finished','interrupted','crashed')),
          exit_status INTEGER,                  -- of the program; NULL = not ended in order
          resumed_from INTEGER REFERENCES run(run_id), -- the run that it continues; NULL = it began
          seed_count  INTEGER NOT NULL DEFAULT 0, -- seeds that were given
          max_depth   INTEGER,                  -- NULL = no limit
          user_agent  TEXT,                     -- name that servers were told
          config      TEXT,                     -- JSON of the effective options
          version     TEXT,                     -- of the program
          stats       TEXT                      -- JSON counters of this run, exact at each commit
        ) STRICT;

        CREATE TABLE host(                      -- every host of a URL that was seen
          host_id     INTEGER PRIMARY KEY,      -- in order of discovery, from 1
          host        TEXT NOT NULL UNIQUE,     -- 'www.example.org' or 'www.example.org:8080'
          domain      TEXT,                     -- registrable domain; NULL = none, or an address
          delay_ms    INTEGER,                  -- rest by crawl host rate; NULL = as options say
          next_at     INTEGER,                  -- left alone till then by its 429 or 503
          fail_streak INTEGER NOT NULL DEFAULT 0, -- tries in a row that missed it
          paused_at   INTEGER                   -- since when crawl host pause holds; else NULL
        ) STRICT;

        CREATE TABLE robots(                    -- every robots.txt version seen
          robots_id   INTEGER PRIMARY KEY,      -- in order of the answers, from 1
          run_id      INTEGER NOT NULL,         -- run that requested it
          origin      TEXT NOT NULL,            -- 'https://www.example.org'
          fetched_at  INTEGER NOT NULL,         -- when it was obeyed first
          status      INTEGER NOT NULL,         -- HTTP status; 0 = no whole answer
          expires_at  INTEGER,                  -- when a running crawl asks anew
          crawl_delay REAL,                     -- seconds, as written
          sitemaps    TEXT,                     -- JSON array of URLs
          body        TEXT                      -- as received; NULL = none
        ) STRICT;

        CREATE TABLE url(                       -- every URL seen, in order of discovery
          url_id  INTEGER PRIMARY KEY,          -- in order of discovery, from 1
          key     INTEGER NOT NULL,             -- 63-bit hash of url; see meta 'url_key'
          host_id INTEGER NOT NULL,             -- its host
          depth   INTEGER NOT NULL,             -- fewest links from a seed, as known by now
          via     INTEGER NOT NULL,             -- 0 seed 1 link 2 redirect
                                                -- 3 page that a sitemap lists
                                                -- 5 sitemap: named by a robots.txt or the user
                                                -- (from_id NULL), or listed by an index
                                                -- 6 added by crawl queue add --depth
          run_id  INTEGER NOT NULL,             -- run that discovered it
          from_id INTEGER,                      -- fetch_id of the page that discovered it
          url     TEXT NOT NULL,                -- as the URL Standard writes it, without fragment
          reach   TEXT                          -- a line for each rule of the seed list: fewest
                                                -- links, fewest beyond the scope, the rule;
                                                -- NULL = there are none, and no --extra-hops
        ) STRICT;

        CREATE TABLE skip(                      -- every URL seen and not visited
          url_id  INTEGER PRIMARY KEY,          -- the URL
          run_id  INTEGER NOT NULL,             -- run that decided
          reason  TEXT NOT NULL,                -- too_deep|out_of_scope|robots_denied|...
          rule    TEXT,                         -- the rule that decided, if one did
          redirects INTEGER NOT NULL            -- redirects in a row that led to it
        ) STRICT;

        \(frontier)
        CREATE TABLE event(                     -- warnings and non-fetch errors worth keeping
          event_id INTEGER PRIMARY KEY,         -- in order, from 1
          run_id   INTEGER NOT NULL,            -- run in which it happened
          at       INTEGER NOT NULL,            -- unix milliseconds, UTC
          level    TEXT NOT NULL,               -- info|warning
          code     TEXT NOT NULL,               -- crawl_delay_capped|...
          subject  TEXT,                        -- origin, host or URL
          message  TEXT                         -- a sentence for people
        ) STRICT;

        """
}
