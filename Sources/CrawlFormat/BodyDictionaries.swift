package import Compression
package import SQLite

/// The dictionaries of a crawl's bodies.
package struct BodyDictionaries: Sendable {
    /// Those of a crawl whose bodies have none.
    package static let none = BodyDictionaries()

    private var known: [Int64: ZstdDictionary] = [:]
    /// The one to pack more bodies with.
    package private(set) var newest: ZstdDictionary?

    private init() {}

    /// Reads those of a file; what is none is left out.
    ///
    /// - Throws: What SQLite says.
    package init(on connection: borrowing SQLiteConnection) throws(SQLiteError) {
        var dictionaries = BodyDictionaries()
        try connection.prepare("SELECT dict_id, data FROM dict ORDER BY trained_at, dict_id")
            .forEachRow { dictionaries.insert($0.bytes(1), number: $0.integer(0)) }
        self = dictionaries
    }

    private mutating func insert(_ bytes: [UInt8], number: Int64) {
        guard let dictionary = ZstdDictionary(bytes) else { return }
        known[number] = dictionary
        newest = dictionary
    }

    subscript(number: Int64) -> ZstdDictionary? { known[number] }
}
