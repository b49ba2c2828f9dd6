package import SQLite

/// A row of table body.
package struct BodyRow: Sendable {
    /// The columns that it is made of; the table is called b.
    package static let columns = "b.codec, b.dict_id, b.raw_len, b.data"

    let codec: Int64
    /// The number of its dictionary.
    let dictionary: Int64?
    /// How many bytes it has when unpacked.
    package let count: Int64
    let data: [UInt8]

    init(codec: Int64, dictionary: Int64? = nil, count: Int64, data: [UInt8]) {
        self.codec = codec
        self.dictionary = dictionary
        self.count = count
        self.data = data
    }

    /// Takes its columns from the first of them on.
    package init(_ row: borrowing SQLiteRow, from column: Int32) {
        self.init(
            codec: row.integer(column),
            dictionary: row.optionalInteger(column + 1),
            count: row.integer(column + 2),
            data: row.bytes(column + 3)
        )
    }
}
