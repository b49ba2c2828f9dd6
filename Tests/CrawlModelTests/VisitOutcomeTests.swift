import Testing

@testable import CrawlModel

struct VisitOutcomeTests {
    @Test func `the words for outcomes do not change, files hold them`() {
        #expect(
            VisitOutcome.allCases.map(\.rawValue) == [
                "ok", "http_status", "redirect", "redirect_loop", "not_modified", "robots_denied",
                "robots_unreachable", "dns_fail", "connect_fail", "connect_timeout", "tls_fail",
                "timeout_total", "timeout_idle", "reset", "no_reply", "truncated", "too_large",
                "decode_error", "decode_bomb", "header_flood", "bad_http", "blocked_scheme",
                "blocked_address", "blocked_port", "out_of_scope", "budget", "trap", "not_html",
                "parse_limit", "cancelled", "local_resource",
            ]
        )
    }

    @Test func `the words for skips do not change, files hold them`() {
        #expect(
            SkipReason.allCases.map(\.rawValue) == [
                "too_deep", "out_of_scope", "excluded", "not_included", "robots_denied",
                "robots_unreachable", "redirect_limit", "url_too_long", "not_followed",
                "nofollow", "too_old", "host_dead", "trap", "budget", "held",
                "dropped",
            ]
        )
    }

    @Test func `what is whole need not come again`() {
        let whole: [VisitOutcome] = [
            .ok, .httpStatus, .redirect, .redirectLoop, .notModified, .notHTML, .parseLimit,
        ]
        #expect(VisitOutcome.allCases.filter(\.isComplete) == whole)
        #expect(whole.allSatisfy { !$0.isTransient })
    }

    @Test func `an answer is never transient`() {
        let answered: [VisitOutcome] = [
            .ok, .httpStatus, .redirect, .robotsDenied, .tooLarge, .decodeError, .decodeBomb,
            .headerFlood, .badHTTP, .blockedScheme, .blockedAddress, .tlsFail, .redirectLoop,
            .notModified, .blockedPort, .outOfScope, .budget, .trap, .notHTML, .parseLimit,
        ]
        #expect(answered.allSatisfy { !$0.isTransient })
        #expect(VisitOutcome.allCases.count { $0.isTransient } == 11)
    }
}
