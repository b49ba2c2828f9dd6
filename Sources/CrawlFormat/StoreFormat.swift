import Linux
import SQLite

/// How a crawl's file tells that it is one.
package enum StoreFormat {
    /// The letters CRWL, in the field that SQLite keeps for the program that made a file.
    package static let applicationID: Int64 = 0x4352_574C
    /// Of the schema; files of lower versions are brought up to it, those of higher ones refused.
    package static let version: Int64 = 6
    /// The first in which URLs tell by which rules they are reached.
    package static let versionOfRules: Int64 = 4
    /// The first in which hosts tell what people asked of them.
    package static let versionOfOrders: Int64 = 5

    /// True where a file is a crawl's, of whatever version, or keeps the bodies of one.
    package static func isCrawl(at path: String) -> Bool {
        guard FileDescriptor.isTaken(path), !FileDescriptor.isSpecial(path) else { return false }
        do throws(SQLiteError) {
            let connection = try SQLiteConnection(opening: path, for: .reading)
            let mark = try connection.number("PRAGMA application_id")
            return [applicationID, BodyFile.applicationID].contains(mark)
        } catch {
            return false
        }
    }
}
