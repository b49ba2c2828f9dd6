import Testing

@testable import CrawlVoice

struct ProgressReadingTests {
    @Test func `rates look back two to four seconds`() {
        var history = ProgressHistory()
        for tenths in 1...500 {
            let time = Duration.milliseconds(tenths * 100)
            let earlier = history.take(ProgressReading(pages: tenths, elapsed: time))
            #expect(earlier.elapsed == .milliseconds(earlier.pages * 100))
            let window = time - earlier.elapsed
            #expect(window <= .seconds(4))
            #expect(window >= min(time, .seconds(2)))
        }
    }
}
