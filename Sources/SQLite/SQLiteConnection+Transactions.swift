extension SQLiteConnection {
    /// Begins a transaction that writes.
    ///
    /// - Throws: What SQLite says, `busy` where another connection writes.
    package func begin() throws(SQLiteError) {
        try execute("BEGIN IMMEDIATE")
    }

    /// Makes all that was written since the beginning last.
    ///
    /// - Throws: What SQLite says; then nothing of it may be taken as kept.
    package func commit() throws(SQLiteError) {
        try execute("COMMIT")
    }

    /// Takes back all that was written since the beginning, if SQLite has not done so already.
    package func rollBack() {
        try? execute("ROLLBACK")
    }

    /// Runs the body on one state of the file, whoever writes meanwhile.
    ///
    /// - Throws: What the body throws, or SQLite says.
    package func snapshot<Result>(
        _ body: () throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> Result {
        try execute("SAVEPOINT snapshot")
        defer { try? execute("RELEASE snapshot") }
        return try body()
    }

    /// Runs the body in one transaction: all of it is kept, or none.
    ///
    /// - Throws: What the body throws, or the commit.
    package func transaction<Result>(
        _ body: () throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> Result {
        try begin()
        do throws(SQLiteError) {
            let result = try body()
            try commit()
            return result
        } catch {
            rollBack()
            throw error
        }
    }
}
