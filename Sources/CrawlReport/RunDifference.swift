package import CrawlFormat
import SQLite

/// A crawl as one run left it beside the same as a later one did.
///
/// An answer tells what is there, a redirect where it went, 404 and 410 that it is gone; all else
/// tells nothing. What was not asked for again is kept apart from what is gone.
package struct RunDifference: ~Copyable {
    private let connection: SQLiteConnection
    private let path: String
    /// The two runs.
    package let first: Int
    package let second: Int

    /// Compares two runs in a crawl's file.
    ///
    /// - Parameters:
    ///   - runs: Their numbers; nil for the last, with the runs that it continues, and what was
    ///     before.
    ///   - path: The file.
    /// - Returns: The runs, compared.
    /// - Throws: Why they cannot be compared.
    /// - Complexity: O(n log n) in fetches; what differs goes to a temporary file of SQLite.
    package static func between(
        _ runs: (first: Int, second: Int)?,
        in path: String
    ) throws(DifferenceError) -> RunDifference {
        let connection: SQLiteConnection
        do throws(StoreError) {
            connection = try SQLiteConnection.reading(crawl: path)
        } catch {
            throw .source(error)
        }
        let (first, second) = try Self.runs(runs, of: connection, at: path)
        do throws(SQLiteError) {
            try connection.execute(DifferenceTables.preparation(first, second))
        } catch {
            throw .source(StoreError(error, path: path))
        }
        return RunDifference(connection, path: path, first: first, second: second)
    }

    private init(
        _ connection: consuming SQLiteConnection,
        path: String,
        first: Int,
        second: Int
    ) {
        self.connection = connection
        self.path = path
        self.first = first
        self.second = second
    }

    /// The runs that are meant, both of which are there.
    private static func runs(
        _ runs: (first: Int, second: Int)?,
        of connection: borrowing SQLiteConnection,
        at path: String
    ) throws(DifferenceError) -> (first: Int, second: Int) {
        let (last, before): (Int, Int)
        do throws(SQLiteError) {
            last = Int(try connection.number("SELECT max(run_id) FROM run"))
            before = Int(try connection.number(beginning)) - 1
        } catch {
            throw .source(StoreError(error, path: path))
        }
        guard let runs else {
            guard before > 0 else { throw .oneRun }
            return (before, last)
        }
        for run in [runs.first, runs.second] where !(1...max(1, last)).contains(run) {
            throw .noSuchRun(run)
        }
        guard runs.first < runs.second else { throw .wrongOrder(runs.first, runs.second) }
        return runs
    }

    /// The first of the runs that the last one continues.
    private static let beginning = """
        WITH RECURSIVE part(run_id, resumed_from) AS (
         SELECT run_id, resumed_from FROM run WHERE run_id=(SELECT max(run_id) FROM run)
         UNION SELECT r.run_id, r.resumed_from FROM part p JOIN run r ON r.run_id=p.resumed_from
        ) SELECT min(run_id) FROM part
        """

    /// How many URLs differ in each way.
    ///
    /// - Throws: What SQLite says.
    package func counts() throws(StoreError) -> [RunChange.Kind: Int] {
        var counts: [RunChange.Kind: Int] = [:]
        try naming(path) { () throws(SQLiteError) in
            try connection.prepare("SELECT kind, count(*) FROM temp.change GROUP BY kind")
                .forEachRow { row in
                    guard let kind = row.text(0).flatMap(RunChange.Kind.init) else { return }
                    counts[kind] = Int(row.integer(1))
                }
        }
        return counts
    }

    /// How many URLs have the content that they had.
    ///
    /// - Throws: What SQLite says.
    package func unchangedCount() throws(StoreError) -> Int {
        try naming(path) { () throws(SQLiteError) in
            Int(try connection.number("SELECT count(*) FROM temp.unchanged"))
        }
    }

    /// Shows what differs to the body, one kind after the other, until that has seen enough.
    ///
    /// - Parameters:
    ///   - kinds: Those that are wanted.
    ///   - body: Answers whether it wants another.
    /// - Throws: What SQLite says.
    package func forEachChange(
        of kinds: [RunChange.Kind] = RunChange.Kind.allCases,
        _ body: (RunChange) -> Bool
    ) throws(StoreError) {
        for kind in RunChange.Kind.allCases where kinds.contains(kind) {
            var wantsMore = true
            try naming(path) { () throws(SQLiteError) in
                try connection.prepare(DifferenceTables.rows).walkRows(kind.rawValue) { row in
                    let places = RunChange.columns.indices.map { Int32(truncatingIfNeeded: $0) }
                    var values: [SQLiteValue] = []
                    for place in places { values.append(row.value(place)) }
                    wantsMore = body(RunChange(kind: kind, row: values))
                    return wantsMore
                }
            }
            guard wantsMore else { return }
        }
    }
}
