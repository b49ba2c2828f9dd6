import Testing

@testable import CrawlFormat

struct FailureQueryTests {
    @Test func `words cannot leave their quotes`() {
        let query = FailureQuery(outcomes: ["dns_fail", "a') OR ('1"], statuses: [503])
        #expect(query.text.contains("f.error IN ('dns_fail','aOR')"))
        #expect(query.text.contains("f.status IN (503)"))
    }
}
