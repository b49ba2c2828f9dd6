import CrawlTestSupport
import Linux
import Testing

@testable import CrawlVoice

struct ComplaintTests {
    @Test func `a complaint says what, why, what is safe and what to do`() {
        let complaint = Complaint(
            id: "E-STORE-FULL",
            what: "cannot commit to /var/lib/x.db",
            cause: "no space left (12 KiB free)",
            state: "1,204 pages are safe",
            nextStep: "free space and run the same command again"
        )
        #expect(
            complaint.description
                == "crawl: error[E-STORE-FULL]: cannot commit to /var/lib/x.db: "
                + "no space left (12 KiB free); 1,204 pages are safe; "
                + "free space and run the same command again"
        )
    }

    @Test func `B11: who ends itself says at which stage its loop was`() {
        #expect(
            Complaint(stuckAt: .timers).description
                == "crawl: error[E-STUCK]: the event loop stands still: its last stage was timers; "
                + "committed pages are safe; run the same command again, and report this"
        )
    }

    @Test func `what there is nothing to say about is left out`() {
        let complaint = Complaint(
            id: "E-BUSY",
            what: "another crawl holds a.sqlite",
            nextStep: "wait"
        )
        #expect(complaint.description == "crawl: error[E-BUSY]: another crawl holds a.sqlite; wait")
    }

    @Test func `foreign text neither steers a terminal nor fills it`() {
        let hostile = "\u{1B}]52;c;\u{7}\r\n\u{202E}" + String(repeating: "é", count: 10_000)
        let complaint = Complaint(id: "E-A", what: hostile, cause: hostile, state: hostile)
        #expect(complaint.description.isPrintable)
        #expect(complaint.description.utf8.count < 500)
    }
}
