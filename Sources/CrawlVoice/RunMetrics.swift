/// How a run is, as Prometheus reads it: the text format 0.0.4, for the textfile collector of
/// node_exporter.
package struct RunMetrics: Sendable {
    private let reading: RunReading

    package init(_ reading: RunReading) {
        self.reading = reading
    }

    private struct Sample {
        let name: String
        let help: String
        var labels = ""
        let value: String
    }

    /// All samples, each with its help and its type.
    package var text: String {
        var told: Set<String> = []
        return samples.map { sample in
            let isNew = told.insert(sample.name).inserted
            let head =
                isNew
                ? "# HELP \(sample.name) \(sample.help)\n# TYPE \(sample.name) gauge\n" : ""
            let crawl = "crawl=\"\(Self.escaped(reading.file))\""
            return head + "\(sample.name){\(crawl)\(sample.labels)} \(sample.value)\n"
        }
        .joined()
    }

    private var samples: [Sample] {
        let started = Self.seconds(reading.startedAt)
        var samples = [
            Sample(name: "crawl_running", help: "1 while a run is under way.", value: running),
            Sample(
                name: "crawl_start_time_seconds",
                help: "When the run began, in Unix time.",
                value: started
            ),
        ]
        samples += reading.counts.map { name, count in
            Sample(name: "crawl_\(name)", help: "The run's \(words(name)).", value: "\(count)")
        }
        samples += progress
        if let moment = reading.lastSuccessAt {
            samples.append(
                Sample(
                    name: "crawl_last_success_time_seconds",
                    help: "When a run last ended in success, in Unix time.",
                    value: Self.seconds(moment)
                )
            )
        }
        if let ending = reading.ending {
            samples.append(
                Sample(
                    name: "crawl_exit_status",
                    help: "How the run ended.",
                    value: "\(ending.exitStatus)"
                )
            )
        }
        return samples
    }

    private var progress: [Sample] {
        let progress = reading.progress
        let figures = [
            ("waiting", progress.waiting), ("travelling", progress.travelling),
            ("active_hosts", progress.activeHosts), ("hosts", progress.knownHosts),
        ]
        let lags = [("0.5", progress.lag.median), ("0.99", progress.lag.p99)]
        return figures.map { name, count in
            Sample(name: "crawl_\(name)", help: "The crawl's \(words(name)).", value: "\(count)")
        }
            + lags.map { quantile, lag in
                Sample(
                    name: "crawl_loop_lag_seconds",
                    help: "How late the event loop was.",
                    labels: ",quantile=\"\(quantile)\"",
                    value: "\(lag / .seconds(1))"
                )
            }
    }

    private var running: String { reading.ending == nil ? "1" : "0" }

    private func words(_ name: String) -> String { name.replacing("_", with: " ") }

    private static func seconds(_ milliseconds: Int64) -> String {
        RunSummary.number(Double(milliseconds) / 1_000)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n")
    }
}
