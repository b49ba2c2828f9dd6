import CrawlModel
import Testing
import URLStandard

@testable import CrawlParse

struct TargetTableTests {
    @Test func `each URL of a list is found by its key, whatever keys are alike`() throws {
        let url = try WebURL(parsing: "https://h.test/")
        var (list, table) = (LinkList(), TargetTable())
        let keys = (0..<3_000 as Range<Int64>).map { URLKey(rawValue: $0 % 2 == 0 ? $0 << 40 : $0) }
        for (number, key) in keys.enumerated() {
            #expect(table.number(of: key, in: list) == nil)
            list.append(url, key: key, source: .a)
            table.addLast(of: list)
            #expect(table.number(of: key, in: list) == number)
        }
        #expect(keys.map { table.number(of: $0, in: list) } == Array(0..<3_000))
        list.removeAll()
        table.removeAll()
        #expect(table.number(of: keys[0], in: list) == nil)
    }
}
