import Testing

@testable import CrawlVoice

struct SummaryLineTests {
    @Test func `the last line tells what a run has brought`() {
        let reading = SummaryReading(
            pages: 1_204,
            failed: 31,
            bytes: 88_000_000,
            elapsed: .milliseconds(12_400),
            lag: LoopLag(
                median: .microseconds(20),
                p99: .microseconds(400),
                maximum: .milliseconds(3)
            ),
            file: "storage/list.sqlite"
        )
        #expect(
            SummaryLine(reading).description
                == "crawl: 1,204 pages, 31 failed, 88 MB in 12.4 s (97.1 pages/s); "
                + "loop lag p50 0.02 ms, p99 0.4 ms, max 3 ms; storage/list.sqlite"
        )
    }

    @Test func `what is as an earlier run has stored it is counted apart`() {
        var reading = SummaryReading(pages: 7)
        reading.unchanged = 5
        let text = SummaryLine(reading).description
        #expect(text.hasPrefix("crawl: 7 pages, 5 unchanged, 0 failed"))
    }

    @Test func `a run of nothing has a line, too`() {
        #expect(
            SummaryLine(SummaryReading(file: "a\nb")).description
                == "crawl: 0 pages, 0 failed, 0 B in 0 s (0 pages/s); "
                + "loop lag p50 0 ms, p99 0 ms, max 0 ms; a\\x0Ab"
        )
    }
}
