import CrawlArguments
import CrawlModel

/// What a run amounts to, as one JSON object on one line.
package struct RunSummary: Sendable {
    private let reading: RunReading

    package init(_ reading: RunReading) {
        self.reading = reading
    }

    /// The object and the end of its line.
    package var line: String {
        let members = identity + ending + counts + [("loop_lag_ms", lag)]
        let pairs = members.map { name, value in "\(JSONText.string(name)):\(value)" }
        return "{\(pairs.joined(separator: ","))}\n"
    }

    private typealias Member = (name: String, value: String)

    private var identity: [Member] {
        [
            ("file", JSONText.string(reading.file)),
            ("run", reading.run.map(String.init) ?? "null"),
            ("started_at", Self.date(reading.startedAt)),
        ]
    }

    private var ending: [Member] {
        guard let ending = reading.ending else { return [("state", "\"running\"")] }
        return [
            ("finished_at", Self.date(ending.finishedAt)),
            ("elapsed_seconds", Self.seconds(reading.progress.elapsed)),
            ("state", JSONText.string(ending.state)),
            ("exit_status", String(ending.exitStatus)),
            ("ending", ending.cause.map(JSONText.string) ?? "null"),
            ("error", ending.error.map(JSONText.string) ?? "null"),
            ("last_success_at", reading.lastSuccessAt.map(Self.date) ?? "null"),
        ]
    }

    private var counts: [Member] {
        let all = reading.counts + [("waiting", reading.progress.waiting)]
        return all.map { ($0.name, String($0.count)) }
    }

    private var lag: String {
        let progress = reading.progress
        let lags = [
            ("p50", progress.lag.median), ("p99", progress.lag.p99), ("max", progress.lag.maximum),
        ]
        let pairs = lags.map { "\"\($0)\":\(Self.number($1 / .milliseconds(1)))" }
        return "{\(pairs.joined(separator: ","))}"
    }

    private static func date(_ milliseconds: Int64) -> String {
        JSONText.string(Figure.date(milliseconds))
    }

    private static func seconds(_ time: Duration) -> String { number(time / .seconds(1)) }

    /// With three decimals at most.
    static func number(_ number: Double) -> String {
        String((number * 1_000).rounded() / 1_000)
    }
}
