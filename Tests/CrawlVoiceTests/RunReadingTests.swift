import CrawlModel
import CrawlTestSupport
import Testing

@testable import CrawlVoice

struct RunReadingTests {
    private var reading: RunReading {
        var reading = RunReading(file: "a\"\\\n.sqlite", startedAt: 1_767_225_600_500)
        reading.progress = ProgressReading(
            waiting: 7,
            travelling: 3,
            activeHosts: 2,
            knownHosts: 5,
            elapsed: .milliseconds(12_400),
            lag: LoopLag(
                median: .microseconds(20),
                p99: .milliseconds(2),
                maximum: .milliseconds(5)
            )
        )
        reading.counts = [("pages", 12), ("wire_bytes", 88_000)]
        reading.run = 3
        return reading
    }

    private var ended: RunReading {
        var reading = reading
        reading.lastSuccessAt = 1_767_000_000_000
        reading.ending = RunReading.Ending(
            state: "partial",
            exitStatus: 3,
            cause: "exhausted",
            finishedAt: 1_767_225_613_000,
            error: nil
        )
        return reading
    }

    @Test func `each metric is explained once and has one sample for its labels`() {
        for reading in [reading, ended] {
            let text = RunMetrics(reading).text
            #expect(text.hasSuffix("\n"))
            var (helped, typed, sampled): (Set<String>, Set<String>, Set<String>) = ([], [], [])
            for line in text.split(separator: "\n") {
                let words = line.split(separator: " ")
                switch (words[0], words[1]) {
                case ("#", "HELP"):
                    #expect(helped.insert(String(words[2])).inserted)
                    #expect(line.hasSuffix("."))
                case ("#", "TYPE"):
                    #expect(typed.insert(String(words[2])).inserted)
                    #expect(words[3] == "gauge")
                default:
                    let name = String(words[0].prefix { $0 != "{" })
                    #expect(typed.contains(name) && helped.contains(name))
                    #expect(sampled.insert(String(words[0])).inserted, "\(line)")
                    #expect(Double(words[1]) != nil)
                    #expect(line.contains(#"{crawl="a\"\\\n.sqlite""#))
                }
            }
        }
    }

    @Test func `the help of a metric says what it counts, and since when`() {
        var all = ended
        let atEnd = [("unwanted", 0), ("seeds", 2), ("seeds_answered", 1)]
        all.counts = RunCounters().named + atEnd
        let helps = RunMetrics(all).text.split(separator: "\n").filter { $0.hasPrefix("# HELP") }
        #expect(helps.count == 22)
        #expect(helps.allSatisfy { $0.contains("; ") && !$0.contains("What the run calls") })
        #expect(
            helps.contains(
                "# HELP crawl_failures URLs whose last try was neither good nor a redirect; "
                    + "begins at 0 with each run."
            )
        )
    }

    @Test func `a run that is under way has no status yet`() {
        let text = RunMetrics(reading).text
        let name = #"{crawl="a\"\\\n.sqlite""#
        #expect(text.contains("crawl_running\(name)} 1\n"))
        #expect(text.contains("crawl_start_time_seconds\(name)} 1767225600.5\n"))
        #expect(text.contains("crawl_pages\(name)} 12\n"))
        #expect(text.contains("crawl_waiting\(name)} 7\n"))
        #expect(text.contains("crawl_loop_lag_seconds\(name),quantile=\"0.99\"} 0.002\n"))
        #expect(!text.contains("crawl_exit_status"))
        #expect(RunMetrics(ended).text.contains("crawl_exit_status\(name)} 3\n"))
        #expect(RunMetrics(ended).text.contains("crawl_running\(name)} 0\n"))
    }

    @Test func `a summary is one object on one line`() {
        let line = RunSummary(ended).line
        #expect(line.hasSuffix("}\n") && line.filter { $0 == "\n" }.count == 1)
        #expect(
            line == #"{"file":"a\"\\\u000a.sqlite","run":3,"started_at":"2026-01-01T00:00:00Z","#
                + #""finished_at":"2026-01-01T00:00:13Z","elapsed_seconds":12.4,"#
                + #""state":"partial","exit_status":3,"ending":"exhausted","error":null,"#
                + #""last_success_at":"2025-12-29T09:20:00Z","pages":12,"wire_bytes":88000,"#
                + #""waiting":7,"loop_lag_ms":{"p50":0.02,"p99":2.0,"max":5.0}}"# + "\n"
        )
        #expect(JSONValue(parsing: Array(line.utf8)) != nil)
    }
}
