// The room SQLite is being furnished.
