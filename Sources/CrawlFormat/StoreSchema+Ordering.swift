extension StoreSchema {
    /// What people asked of a crawl.
    static let orders = """
        CREATE TABLE command(                   -- each crawl queue or crawl host, as carried out
          command_id INTEGER PRIMARY KEY,       -- in order, from 1
          token      INTEGER NOT NULL UNIQUE,   -- of the call: none is carried out twice
          run_id     INTEGER NOT NULL,          -- run that carried it out
          asked_at   INTEGER NOT NULL,          -- when it was called; unix milliseconds, UTC
          done_at    INTEGER,                   -- when all was done; NULL = it was interrupted
          verb       TEXT NOT NULL,             -- hold|release|drop|boost|add|pause|resume|rate
          subject    TEXT NOT NULL,             -- JSON array of URLs, patterns or hosts, as typed
          count      INTEGER NOT NULL,          -- URLs or hosts that it has changed
          message    TEXT                       -- what was not done, and why
        ) STRICT;

        """
}
