import CSQLite

/// The sole owner of one compiled statement.
///
/// Values are given in the order of the parameters; the statement is ready again after each run.
@safe package struct SQLiteStatement: ~Copyable {
    let statement: OpaquePointer

    init(owning statement: OpaquePointer) {
        unsafe self.statement = statement
    }

    deinit {
        unsafe sqlite3_finalize(statement)
    }

    /// Runs a statement that gives no rows.
    ///
    /// - Throws: What SQLite says.
    package func run<each Value: SQLiteBindable>(
        _ value: repeat each Value
    ) throws(SQLiteError) {
        var index: Int32 = 0
        repeat try bind(each value, after: &index)
        try finish(bound: index)
    }

    /// Runs a statement that gives no rows, with as many values of a kind as it has parameters.
    ///
    /// - Throws: What SQLite says.
    package func run(each values: [some SQLiteBindable]) throws(SQLiteError) {
        var index: Int32 = 0
        for value in values { try bind(value, after: &index) }
        try finish(bound: index)
    }

    /// Runs a statement and shows each row to the body.
    ///
    /// - Throws: What SQLite says.
    package func forEachRow<each Value: SQLiteBindable>(
        _ value: repeat each Value,
        body: (borrowing SQLiteRow) -> Void
    ) throws(SQLiteError) {
        var index: Int32 = 0
        repeat try bind(each value, after: &index)
        defer { reset() }
        while try step(bound: index) { body(unsafe SQLiteRow(of: statement)) }
    }

    /// Runs a statement and shows each row to the body until that has seen enough.
    ///
    /// - Parameters:
    ///   - value: The values of the parameters.
    ///   - body: Answers whether it wants another row.
    /// - Throws: What SQLite says.
    package func walkRows<each Value: SQLiteBindable>(
        _ value: repeat each Value,
        while body: (borrowing SQLiteRow) -> Bool
    ) throws(SQLiteError) {
        var index: Int32 = 0
        repeat try bind(each value, after: &index)
        defer { reset() }
        while try step(bound: index), body(unsafe SQLiteRow(of: statement)) {}
    }

    /// Runs a statement up to its first row.
    ///
    /// - Returns: What the body makes of that row, nil where there is none.
    /// - Throws: What SQLite says.
    package func first<Result, each Value: SQLiteBindable>(
        _ value: repeat each Value,
        body: (borrowing SQLiteRow) -> Result
    ) throws(SQLiteError) -> Result? {
        var index: Int32 = 0
        repeat try bind(each value, after: &index)
        defer { reset() }
        guard try step(bound: index) else { return nil }
        return body(unsafe SQLiteRow(of: statement))
    }

    /// What the columns of its rows are called.
    var columnNames: [String] {
        (0..<(unsafe sqlite3_column_count(statement))).map { index in
            guard let name = unsafe sqlite3_column_name(statement, index) else { return "" }
            return unsafe String(cString: name)
        }
    }

    func finish(bound count: Int32) throws(SQLiteError) {
        defer { reset() }
        _ = try step(bound: count)
    }

    func step(bound count: Int32) throws(SQLiteError) -> Bool {
        precondition(
            unsafe count == sqlite3_bind_parameter_count(statement),
            "A statement gets as many values as it has parameters."
        )
        let code = unsafe sqlite3_step(statement)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        throw failure(code)
    }

    func check(_ code: SQLiteCode) throws(SQLiteError) {
        guard code == .ok else { throw failure(code.rawValue) }
    }

    private func failure(_ code: Int32) -> SQLiteError {
        unsafe SQLiteError(sqlite3_db_handle(statement), code: code, sql: text)
    }

    /// What was compiled, as far as the statement goes.
    package var text: String { unsafe String(cString: sqlite3_sql(statement)) }

    func reset() {
        unsafe sqlite3_reset(statement)
    }
}
