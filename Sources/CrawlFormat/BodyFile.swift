package import SQLite

/// The file in which a crawl keeps its bodies, where they are not in its own.
///
/// Bodies are committed there before their pages are in the crawl's file: a death in between
/// leaves bodies that nobody names, which the next run removes.
package struct BodyFile: Sendable, Equatable {
    /// Under which name its tables are found beside the crawl's.
    package static let schema = "bodies"
    /// The letters CRWB, in the field that SQLite keeps for the program that made a file.
    static let applicationID: Int64 = 0x4352_5742
    /// The rows of table meta that tell of it.
    private static let (place, token) = ("bodies_file", "bodies_token")

    /// Where it is.
    package let path: String
    /// What it and the crawl's file say, so that nobody takes another crawl's.
    private let token: String

    /// Where a crawl's file says that its bodies are; nil where it has them itself.
    ///
    /// - Parameters:
    ///   - connection: To the crawl's file.
    ///   - crawl: The crawl's path.
    /// - Throws: What SQLite says.
    package init?(
        of connection: borrowing SQLiteConnection,
        at crawl: String
    ) throws(StoreError) {
        let facts = try naming(crawl) { () throws(SQLiteError) in
            let fact = try connection.prepare("SELECT value FROM main.meta WHERE key=?")
            let place = try fact.first(Self.place) { $0.text(0) } ?? nil
            return (place: place, token: try fact.first(Self.token) { $0.text(0) } ?? nil)
        }
        guard let place = facts.place else { return nil }
        let isAbsolute = place.utf8.first == UInt8(ascii: "/")
        path = isAbsolute ? place : Self.directory(of: crawl) + place
        token = facts.token ?? ""
    }

    /// Makes the file for a new crawl; one that is there already must hold nothing.
    ///
    /// - Throws: Why it cannot be had.
    package init(creating path: String, for crawl: String) throws(StoreError) {
        self.path = path
        token = String(UInt64.random(in: 0...(.max)), radix: 16)
        guard Self.absolute(path) != Self.absolute(crawl) else {
            throw .bodies(path, of: crawl, cause: "it is the same file")
        }
        let connection = try naming(path) { () throws(SQLiteError) in
            try SQLiteConnection(opening: path, for: .creating)
        }
        let isNew = try StoreFacts(of: connection, at: path).isEmpty
        let isFree = try naming(path) { () throws(SQLiteError) in
            if isNew { return true }
            guard try Self.isSound(connection, "main") else { return false }
            return try connection.number("SELECT count(*) FROM (SELECT 1 FROM body LIMIT 1)") == 0
        }
        guard isFree else { throw .bodies(path, of: crawl, cause: "something else is in it") }
        try naming(path) { () throws(SQLiteError) in
            if isNew { try connection.execute("PRAGMA page_size=32768") }
            try connection.transaction { () throws(SQLiteError) in
                if isNew { try connection.execute(Self.creation) }
                try connection.execute("DELETE FROM owner")
                try connection.prepare("INSERT INTO owner VALUES(?)").run(token)
            }
        }
    }

    /// Writes down in a new crawl's file, inside the open transaction, where its bodies are.
    ///
    /// A file beside it or below is named from there, so that both may move together.
    ///
    /// - Throws: What SQLite says.
    package func note(
        in connection: borrowing SQLiteConnection,
        at crawl: String
    ) throws(SQLiteError) {
        try connection.execute("DROP TABLE body")
        let (file, directory) = (Self.absolute(path), Self.directory(of: Self.absolute(crawl)))
        let isBelow = file.utf8.starts(with: directory.utf8)
        let place = isBelow ? file.utf8.dropFirst(directory.utf8.count) : file.utf8[...]
        let fact = try connection.prepare("INSERT INTO meta VALUES(?,?)")
        try fact.run(Self.place, String(Substring(place)))
        try fact.run(Self.token, token)
    }

    /// Lets statements of a connection to the crawl's file find the bodies.
    ///
    /// - Throws: Why they are not to be had.
    package func attach(
        to connection: borrowing SQLiteConnection,
        of crawl: String
    ) throws(StoreError) {
        let isOurs: Bool
        do throws(SQLiteError) {
            try connection.attach(path, as: Self.schema)
            let isSound = try Self.isSound(connection, Self.schema)
            isOurs = isSound ? try hasToken(connection) : false
        } catch {
            throw .bodies(path, of: crawl, cause: StoreError(error, path: path).description)
        }
        guard isOurs else { throw .bodies(path, of: crawl, cause: "it has others") }
    }

    /// True where statements of a connection find bodies in such a file.
    ///
    /// - Throws: What SQLite says.
    package static func isAttached(
        to connection: borrowing SQLiteConnection
    ) throws(SQLiteError) -> Bool {
        try connection.number(
            "SELECT count(*) FROM pragma_database_list WHERE name='\(schema)'"
        ) > 0
    }

    /// True where this is the file of that path.
    package func isAt(_ path: String) -> Bool {
        Self.absolute(path) == Self.absolute(self.path)
    }

    private func hasToken(
        _ connection: borrowing SQLiteConnection
    ) throws(SQLiteError) -> Bool {
        try connection.prepare("SELECT 1 FROM \(Self.schema).owner WHERE token=?")
            .first(token) { $0.integer(0) } == 1
    }

    /// True where a database is such a file, and nothing in it computes what it holds.
    private static func isSound(
        _ connection: borrowing SQLiteConnection,
        _ schema: String
    ) throws(SQLiteError) -> Bool {
        let strangers = """
            SELECT count(*) FROM \(schema).sqlite_schema m WHERE m.type<>'table' OR m.rootpage=0
             OR m.name NOT IN ('body','owner')
             OR EXISTS (SELECT 1 FROM pragma_table_xinfo(m.name, '\(schema)') WHERE hidden>1)
            """
        let mark = try connection.number("PRAGMA \(schema).application_id")
        guard mark == applicationID else { return false }
        return try connection.number(strangers) == 0
    }

    private static let creation = """
        \(StoreSchema.bodies)
        CREATE TABLE owner(                     -- the crawl whose bodies these are
          token TEXT NOT NULL                   -- as in its table meta
        ) STRICT;
        PRAGMA application_id=\(applicationID);
        PRAGMA user_version=1;
        """

    private static func absolute(_ path: String) -> String {
        let isPlain = !path.utf8.contains(UInt8(ascii: "/"))
        return SQLiteConnection.resolvingDirectory(of: isPlain ? "./" + path : path)
    }

    /// What stands before a file's name, with its slash.
    private static func directory(of path: String) -> String {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        return slash.map { String(path[...$0]) } ?? ""
    }
}

extension SQLiteConnection {
    /// Opens a crawl's file with its bodies for those who only look; the crawl may run meanwhile.
    ///
    /// - Throws: Why it cannot be read, is no crawl, or has its bodies no more.
    package static func reading(
        crawlWithBodies path: String,
        since oldest: Int64 = 0
    ) throws(StoreError) -> SQLiteConnection {
        let connection = try reading(crawl: path, since: oldest)
        try BodyFile(of: connection, at: path)?.attach(to: connection, of: path)
        return connection
    }
}
