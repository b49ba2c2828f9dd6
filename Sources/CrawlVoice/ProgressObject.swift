import CrawlArguments
import CrawlModel

/// How far a crawl is, as a JSON object on one line for programs.
package enum ProgressObject {
    /// The object; the rates are those since an earlier reading.
    package static func text(
        _ reading: ProgressReading,
        since earlier: ProgressReading
    ) -> String {
        let time = reading.elapsed - earlier.elapsed
        let forecast = ProgressForecast(reading, since: earlier)
        let outlook = reading.outlook
        let members: [(String, String)] = [
            ("elapsed_seconds", seconds(reading.elapsed)),
            ("pages", "\(reading.pages)"),
            ("failed", "\(reading.failed)"),
            ("waiting", "\(reading.waiting)"),
            ("travelling", "\(reading.travelling)"),
            ("received_bytes", "\(reading.bytes)"),
            ("active_hosts", "\(reading.activeHosts)"),
            ("hosts", "\(reading.knownHosts)"),
            ("pages_per_second", number(Figure.rate(reading.pages - earlier.pages, in: time))),
            ("bytes_per_second", number(Figure.rate(reading.bytes - earlier.bytes, in: time))),
            ("next_due_seconds", seconds(outlook.nextDue)),
            ("slowest_host", outlook.slowestHost.map(JSONText.string) ?? "null"),
            ("slowest_host_seconds", seconds(outlook.slowestTime)),
            ("eta_least_seconds", forecast.map { seconds($0.least) } ?? "null"),
            ("eta_most_seconds", forecast?.most.map(seconds) ?? "null"),
        ]
        return "{\(members.map { "\"\($0)\":\($1)" }.joined(separator: ","))}"
    }

    private static func seconds(_ time: Duration) -> String { number(time / .seconds(1)) }

    private static func number(_ number: Double) -> String { RunSummary.number(number) }
}
