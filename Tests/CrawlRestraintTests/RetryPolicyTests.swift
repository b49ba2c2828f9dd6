import CrawlModel
import CrawlTestSupport
import Linux
import Testing
import URLStandard

@testable import CrawlRestraint

struct RetryPolicyTests {
    /// What may be different next time; all else is final.
    private static let transient: Set<VisitOutcome> = [
        .robotsUnreachable, .dnsFail, .connectFail, .connectTimeout, .timeoutTotal, .timeoutIdle,
        .reset, .noReply, .truncated, .cancelled, .localResource,
    ]

    private static func answer(_ status: Int, retryAfter: String? = nil) throws -> FetchedPage {
        let lines = retryAfter.map { "Server: x\r\nretry-after: \($0)\r\n" } ?? ""
        let visit = Visit(
            id: URLID(rawValue: 0),
            key: URLKey(rawValue: 0),
            url: try WebURL(parsing: "http://h.test/"),
            host: HostID(rawValue: 0),
            depth: 0
        )
        return FetchedPage(
            visit: visit,
            status: status,
            fields: HTTPFields(bytes: Array(lines.utf8)),
            body: [],
            facts: TransferFacts()
        )
    }

    @Test(arguments: VisitOutcome.allCases)
    func `only what may pass is tried again`(outcome: VisitOutcome) {
        let wait = RetryPolicy().wait(after: outcome, attempt: 1, at: "a.test", share: 0)
        #expect((wait != nil) == Self.transient.contains(outcome))
    }

    @Test func `waits grow fourfold until there is no try left`() {
        var policy = RetryPolicy()
        policy.tries = 5
        policy.firstWait = .milliseconds(100)
        let waits = (1...6).map { policy.wait(after: .reset, attempt: $0, at: "a.test", share: 0) }
        let expected: [Duration?] =
            [100, 400, 1_600, 6_400].map { .milliseconds($0) } + [nil, nil]
        #expect(waits == expected)
    }

    @Test(arguments: [0.0, 0.25, 0.999])
    func `chance makes a wait up to half longer, never shorter`(share: Double) throws {
        let wait = try #require(
            RetryPolicy().wait(after: .dnsFail, attempt: 1, at: "a.test", share: share)
        )
        #expect(wait >= .seconds(1))
        #expect(wait < .milliseconds(1_500))
        #expect((wait > .seconds(1)) == (share > 0))
    }

    @Test func `one try means no other`() {
        var policy = RetryPolicy()
        policy.tries = 1
        #expect(policy.wait(after: .reset, attempt: 1, at: "a.test", share: 0) == nil)
    }

    @Test(arguments: [
        ("7", 7), ("0", 1), ("00000005", 5), (" 30 ", 30), ("3600", 3_600), ("3601", 3_600),
        ("1000000000", 3_600), ("99999999999999999999", 3_600), ("999999999", 3_600),
    ])
    func `D12: seconds are granted within limits`(text: String, seconds: Int) throws {
        let page = try Self.answer(503, retryAfter: text)
        #expect(RetryPolicy().pause(after: page) == .seconds(seconds))
    }

    @Test(arguments: [
        "-5", "+5", "5s", "1.5", "", "soon", "０５", "-1000000000",
        "Fri, 31 Dec 1999 23:59:59 GMT", "Fri, 31 Foo 1999 23:59:59 GMT", ",,, : , -",
    ])
    func `D12: what is no number of seconds means the first wait`(text: String) throws {
        let page = try Self.answer(429, retryAfter: text)
        #expect(RetryPolicy().pause(after: page) == .seconds(1))
    }

    /// 31 December 1999, 23:59:59 UTC, in milliseconds.
    private static let eve: Int64 = 946_684_799_000

    @Test(arguments: [
        ("Fri, 31 Dec 1999 23:59:59 GMT", 1), ("Sat, 01 Jan 2000 00:00:29 GMT", 30),
        ("Saturday, 01-Jan-00 00:00:29 GMT", 30), ("Sat Jan  1 00:00:29 2000", 30),
        ("Sat, 01 Jan 2000 00:59:59 GMT", 3_600), ("Sun, 02 Jan 2000 00:00:00 GMT", 3_600),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 3_600), ("Mon, 01 Jan 1900 00:00:00 GMT", 1),
    ])
    func `D12: a date is waited for within the same limits`(date: String, seconds: Int) throws {
        let page = try Self.answer(503, retryAfter: date)
        #expect(RetryPolicy().pause(after: page, now: Self.eve) == .seconds(seconds))
    }

    @Test func `what this machine lacks is a shortage, unless it may be for good`() {
        let outcomes = VisitOutcome.allCases.filter {
            RetryPolicy.isShortage(.init(outcome: $0, detail: "", facts: TransferFacts()))
        }
        #expect(outcomes == [.localResource])
        var facts = TransferFacts()
        facts.osErrno = Errno.addressNotAvailable.rawValue
        let failure = FetchFailure(outcome: .localResource, detail: "", facts: facts)
        #expect(!RetryPolicy.isShortage(failure))
    }

    @Test func `a host is out of reach where no connection came about`() {
        let outcomes = VisitOutcome.allCases.filter(RetryPolicy.isUnreached)
        #expect(outcomes == [.dnsFail, .connectFail, .connectTimeout])
    }

    @Test(arguments: [200, 301, 404, 500, 502, 504])
    func `other answers ask for no pause`(status: Int) throws {
        #expect(RetryPolicy().pause(after: try Self.answer(status, retryAfter: "60")) == nil)
    }

    @Test(arguments: [429, 503])
    func `an overloaded host gets a pause, even when it names none`(status: Int) throws {
        #expect(RetryPolicy().pause(after: try Self.answer(status)) == .seconds(1))
    }
}
