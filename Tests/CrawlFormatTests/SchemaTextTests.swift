import Testing

@testable import CrawlFormat

struct SchemaTextTests {
    private func meanings(_ text: String) -> [String] {
        SchemaText(text).entries.map { "\($0.table).\($0.column): \($0.meaning)" }
    }

    @Test func `comments beside columns are read, and those below them go on`() {
        let text = """
            CREATE TABLE a(        -- a table
              x INTEGER PRIMARY KEY, -- the first
                                   -- of all
              y TEXT CHECK(y<>''), -- another
              z TEXT,
              PRIMARY KEY(x, y)
            ) STRICT;
            -- About an index.
            CREATE INDEX b ON a(x);
            """
        #expect(meanings(text) == ["a.: a table", "a.x: the first of all", "a.y: another"])
        #expect(SchemaText(text).entries.map(\.type) == ["TABLE", nil, nil])
    }

    @Test func `a view's columns are what its expressions are called`() {
        let text = """
            CREATE VIEW v AS       -- a view
             SELECT a.x AS x,      -- the first
              count(*) AS number   -- how many
             FROM a;
            CREATE TABLE b(y TEXT);
            """
        #expect(meanings(text) == ["v.: a view", "v.x: the first", "v.number: how many", "b.: "])
    }
}
