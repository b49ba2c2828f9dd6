extension StoreSchema {
    /// What waits, in the order of discovery.
    ///
    /// A commit touches the pages at the end, and those of what it takes out. In the order of
    /// hosts it would touch as many as there are hosts.
    static let frontier = """
        CREATE TABLE frontier(                  -- pending; leaves in the transaction of its fetch
          url_id   INTEGER PRIMARY KEY,         -- what waits
          host_id  INTEGER NOT NULL,            -- host of the URL
          prio     INTEGER NOT NULL,            -- depth when admitted; a host's least comes first
          kind     INTEGER NOT NULL DEFAULT 0,  -- 0 visit the page 2 reconsider its stored links
          redirects INTEGER NOT NULL DEFAULT 0, -- redirects in a row that led here
          attempts INTEGER NOT NULL DEFAULT 0,  -- made so far
          not_before INTEGER NOT NULL DEFAULT 0 -- unix milliseconds
        ) STRICT;

        """
}
