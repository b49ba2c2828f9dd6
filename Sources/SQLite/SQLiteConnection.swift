import CSQLite

/// The sole owner of one open database; closes it at the end of its life.
///
/// A connection has no lock of its own: one thread at a time uses it and its statements.
@safe package struct SQLiteConnection: ~Copyable {
    let database: OpaquePointer

    /// Opens a database without extensions, trusted schema or text in double quotes.
    ///
    /// The corresponding C function is `sqlite3_open_v2`.
    ///
    /// - Parameters:
    ///   - path: The file; its last component must not be a symbolic link.
    ///   - access: What it is opened for.
    /// - Throws: What SQLite says; `cannotOpen` for a symbolic link.
    package init(opening path: String, for access: Access) throws(SQLiteError) {
        _ = libraryConfiguration
        var opened: OpaquePointer?
        let path = Self.resolvingDirectory(of: path)
        let code = unsafe sqlite3_open_v2(path, &opened, access.flags, nil)
        do throws(SQLiteError) {
            guard code == SQLITE_OK, let opened = unsafe opened else {
                throw unsafe SQLiteError(opened, code: code)
            }
            try unsafe harden(opened)
            unsafe database = opened
        } catch {
            unsafe sqlite3_close_v2(opened)
            throw error
        }
    }

    deinit {
        // Statements may outlive the connection: the last of them closes it.
        unsafe sqlite3_close_v2(database)
    }

    /// Runs one or more statements that take no values, and drops their rows.
    ///
    /// - Throws: What SQLite says to the first statement that fails.
    package func execute(_ sql: String) throws(SQLiteError) {
        try unsafe run(sql, on: database)
    }

    /// Compiles a statement that lives long and runs often.
    ///
    /// - Throws: What SQLite says to its text.
    package func prepare(_ sql: String) throws(SQLiteError) -> SQLiteStatement {
        var prepared: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        let code = unsafe sqlite3_prepare_v3(database, sql, -1, flags, &prepared, nil)
        guard code == SQLITE_OK, let prepared = unsafe prepared else {
            throw unsafe SQLiteError(database, code: code, sql: sql)
        }
        return unsafe SQLiteStatement(owning: prepared)
    }

    /// How many rows the last statement inserted, changed or deleted.
    package var changeCount: Int { Int(unsafe sqlite3_changes64(database)) }

    /// The number of the last row inserted.
    package var lastRowID: Int64 { unsafe sqlite3_last_insert_rowid(database) }

    /// True where the file can only be read, whatever it was opened for.
    package var isReadOnly: Bool { unsafe sqlite3_db_readonly(database, "main") == 1 }

    /// Leaves the log as it is when the connection closes: a failed sync is not retried.
    package func keepLog() {
        unsafe crawl_sqlite_switch(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    }
}

extension SQLiteConnection {
    /// What a database is opened for.
    package enum Access: Sendable {
        /// Reading only; the file must exist, and this connection never writes it nor its log.
        case reading
        /// Reading and writing; the file must exist.
        case writing
        /// Reading and writing; the file is created when it does not exist.
        case creating

        fileprivate var flags: Int32 {
            let common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW
            return switch self {
            case .reading: common | SQLITE_OPEN_READONLY
            case .writing: common | SQLITE_OPEN_READWRITE
            case .creating: common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        }
    }

    /// The version of the library in use, for example "3.40.1".
    package static var libraryVersion: String { unsafe String(cString: sqlite3_libversion()) }
}

/// How long a statement waits for other connections, in milliseconds.
let busyTimeout: Int32 = 5_000

/// Configures the library before its first use, once.
private let libraryConfiguration = crawl_sqlite_configure()

private func harden(_ database: OpaquePointer) throws(SQLiteError) {
    unsafe sqlite3_extended_result_codes(database, 1)
    unsafe sqlite3_busy_timeout(database, busyTimeout)
    let switches = [
        (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
        (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0), (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
        (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
    ]
    for (option, value) in switches {
        let code = unsafe crawl_sqlite_switch(database, option, Int32(value))
        guard code == SQLITE_OK else { throw unsafe SQLiteError(database, code: code) }
    }
    try unsafe run(
        "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA foreign_keys=ON",
        on: database
    )
}

private func run(_ sql: String, on database: OpaquePointer) throws(SQLiteError) {
    let code = unsafe sqlite3_exec(database, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw unsafe SQLiteError(database, code: code, sql: sql) }
}
