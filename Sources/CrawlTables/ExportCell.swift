package import SQLite

/// What a row holds in one column.
package enum ExportCell: Equatable, Sendable {
    case null
    case integer(Int64)
    /// Text in UTF-8, as far as its writer kept to it.
    case text([UInt8])
    /// JSON that is valid.
    case json([UInt8])
}

extension ExportCell: SQLiteBindable {
    /// Binds the cell as what it is; JSON is text.
    package func bind(to parameter: SQLiteParameter) -> SQLiteCode {
        switch self {
        case .null: Int64?.none.bind(to: parameter)
        case .integer(let number): number.bind(to: parameter)
        case .text(let bytes), .json(let bytes): SQLiteText(bytes).bind(to: parameter)
        }
    }
}

extension ExportCell {
    /// The cell as text, none for null.
    package var bytes: [UInt8] {
        switch self {
        case .null: []
        case .integer(let number): Array(String(number).utf8)
        case .text(let bytes), .json(let bytes): bytes
        }
    }

    /// The number of the cell, 0 where it is none.
    package var number: Int64 {
        if case .integer(let number) = self { number } else { 0 }
    }
}
