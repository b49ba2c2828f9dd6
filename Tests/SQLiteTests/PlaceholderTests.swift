// The tests of SQLite come with it.
