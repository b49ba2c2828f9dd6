/// The parameters of one run of a statement, which take their values one after the other.
///
/// Its methods name their types. A list of values of any types has each of them copied and its
/// type looked up, which is felt where a statement with thirty of them runs for each page.
@safe package struct SQLiteValues: ~Copyable {
    private let statement: OpaquePointer
    /// How many parameters have had their turn.
    private(set) var count: Int32 = 0
    /// What SQLite said to the first value that it did not take.
    private(set) var failure = SQLiteCode.ok

    init(of statement: OpaquePointer) {
        unsafe self.statement = statement
    }

    /// Gives the next parameter a whole number.
    package mutating func append(_ number: Int?) { take(number) }

    /// Gives the next parameter a whole number.
    package mutating func append(_ number: Int64?) { take(number) }

    /// Gives the next parameter a text.
    package mutating func append(_ text: String?) { take(text) }

    /// Gives the next parameter a text; it must be UTF-8.
    package mutating func append(text: [UInt8]?) { take(text.map(SQLiteText.init)) }

    /// Gives the next parameter bytes.
    package mutating func append(blob: [UInt8]?) { take(blob) }

    /// Passes over the next parameter, which was lent its value already.
    package mutating func appendLent() { count += 1 }

    @inline(__always)
    private mutating func take(_ value: (some SQLiteBindable)?) {
        count += 1
        let code = value.bind(to: unsafe SQLiteParameter(of: statement, at: count))
        if failure == .ok { failure = code }
    }
}

extension SQLiteStatement {
    /// Runs a statement that gives no rows, with the values that the body gives.
    ///
    /// - Throws: What SQLite says.
    package func run(_ give: (inout SQLiteValues) -> Void) throws(SQLiteError) {
        var values = unsafe SQLiteValues(of: statement)
        give(&values)
        try check(values.failure)
        try finish(bound: values.count)
    }
}
