import SQLite

/// What a row holds in one column.
enum ExportCell: Equatable, Sendable {
    case null
    case integer(Int64)
    /// Text in UTF-8, as far as its writer kept to it.
    case text([UInt8])
    /// JSON that is valid.
    case json([UInt8])
}

extension ExportCell: SQLiteBindable {
    func bind(to parameter: SQLiteParameter) -> SQLiteCode {
        switch self {
        case .null: Int64?.none.bind(to: parameter)
        case .integer(let number): number.bind(to: parameter)
        case .text(let bytes), .json(let bytes): SQLiteText(bytes).bind(to: parameter)
        }
    }
}
