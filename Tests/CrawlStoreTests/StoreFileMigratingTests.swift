import CrawlFormat
import CrawlReport
import CrawlStore
import SQLite
import Testing

struct StoreFileMigratingTests {
    private let place = TestPlace()

    private func open() async throws -> (store: PageStore, beginning: Beginning) {
        try await PageStore.open(place.file(), run: RunDescription(startedAt: 5))
    }

    private func texts(_ sql: String, in file: String = "crawl.sqlite") throws -> [String] {
        let connection = try SQLiteConnection(opening: place.file(file), for: .reading)
        var texts: [String] = []
        try connection.prepare(sql).forEachRow { texts.append($0.text(0) ?? "NULL") }
        return texts
    }

    /// What each table and view is made of, but for comments and white space.
    private func columns(_ file: String = "crawl.sqlite") throws -> [String] {
        try texts(
            """
            SELECT m.name||'.'||c.name||' '||c.type||' '||coalesce(c.dflt_value, '')
            FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) c
            WHERE m.type IN ('table','view') ORDER BY m.name, c.cid
            """,
            in: file
        )
    }

    @Test func `a file of the first version goes on as one of this`() async throws {
        try FirstSchema.make(at: place.file())
        let (store, beginning) = try await open()
        #expect(beginning == .resumed(run: 1))
        try await store.finish(false)
        #expect(try texts("PRAGMA user_version") == ["\(StoreFormat.version)"])
        #expect(try texts("SELECT url||' '||title FROM pages") == ["http://h1.test/2 two"])
        #expect(try texts("SELECT kind||' '||url FROM changes") == ["new http://h1.test/2"])
        #expect(try texts("SELECT redirects||' '||depth IS NULL FROM fetch") == ["1", "1"])
        #expect(try texts("SELECT redirects FROM fetch ORDER BY fetch_id") == ["0", "1"])
        #expect(try texts("SELECT domain FROM host") == ["h1.test"])
        let recipe = "SELECT value LIKE '%normal form%' FROM meta WHERE key='url_key'"
        #expect(try texts(recipe) == ["1"])
    }

    @Test func `what was migrated has the shape of what is new`() async throws {
        try FirstSchema.make(at: place.file())
        try await open().store.finish(false)
        let fresh = try await PageStore.open(
            place.file("fresh.sqlite"),
            run: RunDescription(startedAt: 5)
        )
        try await fresh.store.finish(false)
        #expect(try columns() == columns("fresh.sqlite"))
        let dictionary = "SELECT table_name||column_name||type||meaning FROM columns ORDER BY 1"
        #expect(try texts(dictionary) == texts(dictionary, in: "fresh.sqlite"))
    }

    @Test func `the file as it was is kept beside it, once`() async throws {
        try FirstSchema.make(at: place.file())
        try await open().store.finish(false)
        #expect(
            place.names.sorted().filter { !$0.hasSuffix(".lock") }
                == ["crawl.sqlite", "crawl.sqlite.bak-1"]
        )
        #expect(try texts("PRAGMA user_version", in: "crawl.sqlite.bak-1") == ["1"])
        #expect(try texts("SELECT count(*) FROM fetch", in: "crawl.sqlite.bak-1") == ["2"])
        try await open().store.finish(false)
        #expect(place.names.count { $0.contains("bak") } == 1)
    }

    @Test func `a copy that was not finished is made again`() async throws {
        try FirstSchema.make(at: place.file())
        try SQLiteConnection(opening: place.file("crawl.sqlite.bak-1.part"), for: .creating)
            .execute("CREATE TABLE half(x)")
        try await open().store.finish(false)
        #expect(try texts("SELECT count(*) FROM fetch", in: "crawl.sqlite.bak-1") == ["2"])
        #expect(place.names.count { $0.hasSuffix("part") } == 0)
    }

    @Test func `readers can ask a file of the first version as it is`() throws {
        try FirstSchema.make(at: place.file())
        #expect(try StoreReader.open(place.file()).counts().pages == 1)
        #expect(try place.rowCount(of: "fetch") == 2 && place.rowCount(of: "page") == 1)
        #expect(try texts("PRAGMA user_version") == ["1"])
    }

    @Test func `every table, view and column is explained`() async throws {
        try await open().store.finish(true)
        let unexplained = try texts(
            """
            SELECT m.name||'.'||c.name FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) c
            WHERE m.type IN ('table','view') AND m.name NOT LIKE 'sqlite_%'
             AND (m.name, c.name) NOT IN (SELECT table_name, column_name FROM columns
              WHERE length(meaning)>2)
            """
        )
        #expect(unexplained.isEmpty)
        let vain = try texts(
            """
            SELECT table_name||'.'||column_name FROM columns d WHERE NOT EXISTS
             (SELECT 1 FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) c
              WHERE m.name=d.table_name AND d.column_name IN ('', c.name))
            """
        )
        #expect(vain.isEmpty)
        #expect(
            try texts("SELECT meaning FROM columns WHERE table_name='url' AND column_name=''")
                == ["every URL seen, in order of discovery"]
        )
    }
}
