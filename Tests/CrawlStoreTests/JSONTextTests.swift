import SQLite
import Testing

@testable import CrawlStore

struct JSONTextTests {
    @Test func `SQLite reads the same strings`() throws {
        let texts = ["", "http://a.test/?q=\"x\"", "back\\slash", "line\nbreak\u{1}", "é\u{1F600}"]
        let connection = try SQLiteConnection(opening: ":memory:", for: .creating)
        var read: [String?] = []
        try connection.prepare("SELECT value FROM json_each(?) ORDER BY key")
            .forEachRow(JSONText.array(of: texts)) { read.append($0.text(0)) }
        #expect(read == texts)
    }
}
