import CSQLite

/// One statement in somebody else's words, its columns, and its rows as far as they are wanted.
package struct SQLiteQuery: ~Copyable {
    private let statement: SQLiteStatement
    /// The columns' names in their order.
    package let columns: [String]

    /// Compiles a statement that gives rows.
    ///
    /// - Parameters:
    ///   - text: The statement; white space and a semicolon may follow it, nothing else.
    ///   - connection: Where it is asked; what it may do is confined there.
    /// - Throws: What SQLite says; `misuse` for no statement, for several, and for one that gives
    ///   no rows.
    package init(
        _ text: String,
        on connection: borrowing SQLiteConnection
    ) throws(SQLiteError) {
        let compiled = try unsafe Self.compile(text, on: connection.database)
        statement = unsafe SQLiteStatement(owning: compiled)
        columns = statement.columnNames
    }

    private static func compile(
        _ text: String,
        on database: OpaquePointer
    ) throws(SQLiteError) -> OpaquePointer {
        guard !text.utf8.contains(0) else { throw refusal("a query holds no NUL") }
        let first = unsafe Compilation(of: text, on: database)
        guard first.code == SQLITE_OK else {
            throw unsafe SQLiteError(database, code: first.code, sql: text)
        }
        guard let statement = unsafe first.statement else {
            throw refusal("there is no statement in it")
        }
        // What follows may be a comment, which compiles to nothing.
        let second = unsafe Compilation(of: first.rest, on: database)
        let isAlone = second.code == SQLITE_OK && second.isEmpty
        unsafe sqlite3_finalize(second.statement)
        let lone = isAlone ? nil : "one statement is asked at a time"
        guard let fault = unsafe lone ?? fault(of: statement) else { return unsafe statement }
        unsafe sqlite3_finalize(statement)
        throw refusal(fault)
    }

    private static func fault(of statement: OpaquePointer) -> String? {
        if unsafe sqlite3_column_count(statement) == 0 { return "it gives no rows" }
        let parameters = unsafe sqlite3_bind_parameter_count(statement)
        return parameters == 0 ? nil : "nobody gives values to its parameters"
    }

    /// Shows each row to the body until that has seen enough.
    ///
    /// - Parameters:
    ///   - time: How long all of it may take.
    ///   - connection: Where the query was compiled.
    ///   - body: Returns false to end.
    /// - Throws: What SQLite says, `interrupted` where time is up.
    package func forEachRow(
        within time: Duration,
        on connection: borrowing SQLiteConnection,
        body: (borrowing SQLiteRow) -> Bool
    ) throws(SQLiteError) {
        let deadline = Deadline(after: time)
        deadline.watch(connection)
        defer { deadline.leave(connection) }
        try statement.walkRows(while: body)
    }

    private static func refusal(_ sentence: String) -> SQLiteError {
        SQLiteError(code: .misuse, message: sentence)
    }
}

/// When a connection gives up; SQLite asks every few thousand steps.
private final class Deadline {
    private static let steps: Int32 = 4_000
    private let end: ContinuousClock.Instant

    init(after time: Duration) {
        end = .now + time
    }

    func watch(_ connection: borrowing SQLiteConnection) {
        let myself = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe sqlite3_progress_handler(
            connection.database,
            Self.steps,
            { context in
                guard let context = unsafe context else { return 1 }
                let deadline = unsafe Unmanaged<Deadline>.fromOpaque(context)
                    .takeUnretainedValue()
                return ContinuousClock.now < deadline.end ? 0 : 1
            },
            myself
        )
    }

    func leave(_ connection: borrowing SQLiteConnection) {
        unsafe sqlite3_progress_handler(connection.database, 0, nil, nil)
    }
}

/// What came of compiling the first statement of a text.
@safe private struct Compilation {
    /// Nil for an error, and where there are only comments.
    let statement: OpaquePointer?
    let code: Int32
    let rest: String
    var isEmpty: Bool { unsafe statement == nil }

    init(of text: String, on database: OpaquePointer) {
        var (compiled, rest): (OpaquePointer?, String) = (nil, "")
        code = unsafe text.withCString { start in
            var tail: UnsafePointer<CChar>?
            let code = unsafe sqlite3_prepare_v2(database, start, -1, &compiled, &tail)
            if let tail = unsafe tail { rest = unsafe String(cString: tail) }
            return code
        }
        unsafe statement = compiled
        self.rest = rest
    }
}
