import CSQLite

/// A value that a parameter of a statement can take.
package protocol SQLiteBindable {
    /// Gives the value to a parameter; where that fails the parameter is NULL.
    ///
    /// - Returns: What SQLite says.
    func bind(to parameter: SQLiteParameter) -> SQLiteCode
}

/// One parameter of one statement.
@safe package struct SQLiteParameter {
    let statement: OpaquePointer
    let index: Int32

    init(of statement: OpaquePointer, at index: Int32) {
        unsafe self.statement = statement
        self.index = index
    }

    func bind(_ value: Int64) -> SQLiteCode {
        SQLiteCode(rawValue: unsafe sqlite3_bind_int64(statement, index, value))
    }

    func bind(_ value: Double) -> SQLiteCode {
        SQLiteCode(rawValue: unsafe sqlite3_bind_double(statement, index, value))
    }

    func bindNull() -> SQLiteCode {
        SQLiteCode(rawValue: unsafe sqlite3_bind_null(statement, index))
    }

    func bind(text: UnsafeBufferPointer<UInt8>) -> SQLiteCode {
        let (start, count) = (unsafe start(of: text), UInt64(text.count))
        let code = unsafe crawl_sqlite_bind_text_copy(statement, index, start, count)
        return SQLiteCode(rawValue: code)
    }

    func bind(blob: UnsafeBufferPointer<UInt8>) -> SQLiteCode {
        let (start, count) = (unsafe start(of: blob), UInt64(blob.count))
        let code = unsafe crawl_sqlite_bind_blob_copy(statement, index, start, count)
        return SQLiteCode(rawValue: code)
    }
}

/// Where the bytes begin; any place for none, since SQLite takes nil for NULL.
private func start(of bytes: UnsafeBufferPointer<UInt8>) -> UnsafeRawPointer? {
    guard let start = bytes.baseAddress else { return unsafe UnsafeRawPointer(bitPattern: 1) }
    return unsafe UnsafeRawPointer(start)
}

extension SQLiteStatement {
    /// Gives a value to the next parameter: one that did not arrive would be kept as NULL.
    func bind(_ value: some SQLiteBindable, after index: inout Int32) throws(SQLiteError) {
        index += 1
        try check(value.bind(to: unsafe SQLiteParameter(of: statement, at: index)))
    }

    /// Lends text to a parameter without a copy while the body runs the statement; UTF-8.
    ///
    /// - Parameters:
    ///   - text: What is lent.
    ///   - index: The parameter's number, from 1; the run names ``SQLiteLent`` at its place.
    ///   - body: Runs the statement.
    /// - Throws: What the body throws.
    package func lending(
        text: [UInt8],
        at index: Int32,
        _ body: () throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        try unsafe text.withUnsafeBufferPointer { bytes throws(SQLiteError) in
            let count = UInt64(bytes.count)
            let code = unsafe crawl_sqlite_bind_text_lent(statement, index, start(of: bytes), count)
            try check(SQLiteCode(rawValue: code))
            defer { unsafe sqlite3_bind_null(statement, index) }
            try body()
        }
    }

    /// Lends bytes to a parameter without a copy while the body runs the statement.
    ///
    /// - Parameters:
    ///   - blob: What is lent.
    ///   - index: The parameter's number, from 1; the run names ``SQLiteLent`` at its place.
    ///   - body: Runs the statement.
    /// - Throws: What the body throws.
    package func lending(
        blob: [UInt8],
        at index: Int32,
        _ body: () throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        try unsafe blob.withUnsafeBufferPointer { bytes throws(SQLiteError) in
            let count = UInt64(bytes.count)
            let code = unsafe crawl_sqlite_bind_blob_lent(statement, index, start(of: bytes), count)
            try check(SQLiteCode(rawValue: code))
            defer { unsafe sqlite3_bind_null(statement, index) }
            try body()
        }
    }
}

/// Marks the place of a parameter that was lent its value already.
package struct SQLiteLent: SQLiteBindable {
    package init() {}

    package func bind(to parameter: SQLiteParameter) -> SQLiteCode { .ok }
}

/// Bytes to be kept as text; they must be UTF-8.
package struct SQLiteText<Bytes: Collection<UInt8>>: SQLiteBindable {
    let bytes: Bytes

    package init(_ bytes: Bytes) {
        self.bytes = bytes
    }

    package func bind(to parameter: SQLiteParameter) -> SQLiteCode {
        let code = bytes.withContiguousStorageIfAvailable { unsafe parameter.bind(text: $0) }
        return code ?? SQLiteText<[UInt8]>(Array(bytes)).bind(to: parameter)
    }
}

extension Int64: SQLiteBindable {
    package func bind(to parameter: SQLiteParameter) -> SQLiteCode { parameter.bind(self) }
}

extension Int: SQLiteBindable {
    package func bind(to parameter: SQLiteParameter) -> SQLiteCode { parameter.bind(Int64(self)) }
}

extension Double: SQLiteBindable {
    package func bind(to parameter: SQLiteParameter) -> SQLiteCode { parameter.bind(self) }
}

extension String: SQLiteBindable {
    package func bind(to parameter: SQLiteParameter) -> SQLiteCode {
        SQLiteText(utf8).bind(to: parameter)
    }
}

extension [UInt8]: SQLiteBindable {
    package func bind(to parameter: SQLiteParameter) -> SQLiteCode {
        unsafe withUnsafeBufferPointer { unsafe parameter.bind(blob: $0) }
    }
}

extension Optional: SQLiteBindable where Wrapped: SQLiteBindable {
    package func bind(to parameter: SQLiteParameter) -> SQLiteCode {
        guard let self else { return parameter.bindNull() }
        return self.bind(to: parameter)
    }
}
