import CrawlTestSupport
import Testing

@testable import CrawlVoice

struct ProgressLineTests {
    private let earlier = ProgressReading(pages: 9_937, bytes: 5_000_000, elapsed: .seconds(722))
    private let reading = ProgressReading(
        pages: 12_345,
        failed: 100,
        waiting: 88_120,
        travelling: 256,
        bytes: 81_400_000,
        activeHosts: 412,
        knownHosts: 2_003,
        elapsed: .seconds(724),
        lag: LoopLag(p99: .microseconds(400))
    )

    @Test func `a wide terminal shows all`() {
        let text = ProgressLine(reading, since: earlier).text(width: 200)
        #expect(
            text == "12,345 pages  1,204/s  38.2 MB/s  queue 88,120  in flight 256  "
                + "hosts 412/2,003  failed 0.8 %  lag 0.4 ms  elapsed 12:04"
        )
    }

    @Test(arguments: [
        (
            93,
            "12,345 pages  1,204/s  38.2 MB/s  queue 88,120  hosts 412/2,003  failed 0.8 %  "
                + "elapsed 12:04"
        ),
        (80, "12,345 pages  1,204/s  38.2 MB/s  queue 88,120  failed 0.8 %  elapsed 12:04"),
        (68, "12,345 pages  1,204/s  queue 88,120  failed 0.8 %  elapsed 12:04"),
        (40, "12,345 pages  1,204/s  queue 88,120"), (20, "12,345 pages"), (7, "12,345"), (1, ""),
        (0, ""),
    ])
    func `a narrow terminal shows what matters most`(width: Int, text: String) {
        #expect(ProgressLine(reading, since: earlier).text(width: width) == text)
    }

    @Test func `the line fits every width and holds nothing but print`() {
        var dice = SeededDice(seed: 6)
        for width in 0...200 {
            let numbers = (0..<7).map { _ in
                Int.random(in: 0...(.max >> 2), using: &dice)
                    >> Int.random(in: 0...61, using: &dice)
            }
            let reading = ProgressReading(
                pages: numbers[0],
                failed: numbers[1],
                waiting: numbers[2],
                travelling: numbers[3],
                bytes: numbers[4],
                activeHosts: numbers[5],
                knownHosts: numbers[6],
                elapsed: .milliseconds(numbers[0] >> 20),
                lag: LoopLag(p99: .nanoseconds(numbers[1]))
            )
            let line = ProgressLine(reading)
            #expect(line.text(width: width).utf8.count <= max(0, width - 1))
            #expect(line.text(width: width).isPrintable)
            #expect(line.drawing(width: width) == "\r\(line.text(width: width))\u{1B}[K")
        }
    }

    @Test func `nothing has a rate before time has passed`() {
        let line = ProgressLine(ProgressReading(pages: 5, bytes: 9))
        #expect(line.text(width: 48) == "5 pages  0/s  queue 0  failed 0 %  elapsed 0:00")
        let backwards = ProgressLine(ProgressReading(pages: 1), since: reading)
        #expect(backwards.text(width: 16) == "1 page  0/s")
    }

    @Test(
        arguments: [
            (true, "xterm-256color", false, true), (false, "xterm", false, false),
            (true, "dumb", false, false), (true, nil, false, false), (true, "xterm", true, false),
        ] as [(Bool, String?, Bool, Bool)]
    )
    func `only who looks sees it`(isTerminal: Bool, kind: String?, isQuiet: Bool, isWanted: Bool) {
        let answer = ProgressLine.isWanted(
            isTerminal: isTerminal,
            terminalKind: kind,
            isQuiet: isQuiet
        )
        #expect(answer == isWanted)
    }

    @Test func `an export tells its rows, and bytes where they are known`() {
        let whole = ProgressLine(exportedRows: 12_345, bytes: 2_500_000, elapsed: .seconds(5))
        #expect(whole.text(width: 80) == "12,345 rows  2.5 MB  2,469/s  elapsed 0:05")
        #expect(whole.text(width: 24) == "12,345 rows  2.5 MB")
        let unknown = ProgressLine(exportedRows: 1, bytes: 0, elapsed: .seconds(1))
        #expect(unknown.text(width: 80) == "1 row  1/s  elapsed 0:01")
    }
}
