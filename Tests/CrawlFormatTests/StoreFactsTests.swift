import CrawlTestSupport
import Linux
import SQLite
import Testing

@testable import CrawlFormat

struct StoreFactsTests {
    /// A database with these marks, and perhaps a table.
    private func refusal(of marks: String, isFilled: Bool = true) throws -> StoreError? {
        try TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            let connection = try SQLiteConnection(opening: path, for: .creating)
            try connection.execute(marks + (isFilled ? "CREATE TABLE t(x);" : ""))
            do throws(StoreError) {
                try StoreFacts(of: connection, at: "x").refuseStrangers(at: "x")
                return nil
            } catch {
                return error
            }
        }
    }

    private let ours = "PRAGMA application_id=\(StoreFormat.applicationID);"

    @Test func `a crawl of this version and of lower ones is none of strangers`() throws {
        #expect(try refusal(of: ours + "PRAGMA user_version=\(StoreFormat.version);") == nil)
        #expect(try refusal(of: ours + "PRAGMA user_version=0;") == nil)
    }

    @Test func `a newer crawl is told from the file of another program`() throws {
        let newer = Int(StoreFormat.version) + 1
        let marks = ours + "PRAGMA user_version=\(newer);"
        #expect(try refusal(of: marks) == .newer("x", version: newer))
        #expect(try refusal(of: "PRAGMA application_id=7;") == .foreign("x"))
        #expect(try refusal(of: "") == .foreign("x"))
    }

    @Test func `only what was never written is empty`() throws {
        try TemporaryDirectory.with { directory in
            let path = directory + "/crawl.sqlite"
            let connection = try SQLiteConnection(opening: path, for: .creating)
            #expect(try StoreFacts(of: connection, at: path).isEmpty)
            try connection.execute("PRAGMA user_version=1")
            #expect(try !StoreFacts(of: connection, at: path).isEmpty)
        }
    }

    @Test func `what is missing is no crawl to read`() throws {
        try TemporaryDirectory.with { directory -> Void in
            #expect(throws: StoreError.unreachable(directory + "/none", .noSuchFile)) {
                _ = try SQLiteConnection.reading(crawl: directory + "/none")
            }
        }
    }
}
