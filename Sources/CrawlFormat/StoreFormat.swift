/// How a crawl's file tells that it is one.
package enum StoreFormat {
    /// The letters CRWL, in the field that SQLite keeps for the program that made a file.
    package static let applicationID: Int64 = 0x4352_574C
    /// Of the schema; files of lower versions are brought up to it, those of higher ones refused.
    package static let version: Int64 = 6
}
