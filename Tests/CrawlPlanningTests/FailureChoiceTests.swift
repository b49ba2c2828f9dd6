import CrawlFormat
import Testing

@testable import CrawlPlanning

struct FailureChoiceTests {
    private func query(_ lists: String...) throws -> FailureQuery? {
        try FailureChoice(option: "fail-on", lists)?.query
    }

    @Test func `failures are named by outcome, status, class, or all at once`() throws {
        #expect(try query() == nil)
        #expect(
            try query("dns_fail,404", "503")
                == FailureQuery(outcomes: ["dns_fail"], statuses: [404, 503])
        )
        #expect(try query("4xx") == FailureQuery(outcomes: [], statuses: Array(400...499)))
        let any = try #require(try query("any")).text
        for word in ["'http_status'", "'dns_fail'", "'truncated'"] { #expect(any.contains(word)) }
        for word in ["'ok'", "'robots_denied'"] { #expect(!any.contains(word)) }
    }

    @Test(arguments: ["", "ok", "redirect", "99", "1000", "0xx", "5x", "xx", "fail", "40x", "404;"])
    func `what names no failure is refused`(word: String) {
        let error = #expect(throws: PlanError.self) { try query("dns_fail,\(word)") }
        #expect(
            error?.description
                == "--fail-on \"\(word)\" is no outcome such as dns_fail, 503 or 5xx"
        )
    }
}
