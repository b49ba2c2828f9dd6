/// How a run is, as Prometheus reads it: the text format 0.0.4, for the textfile collector of
/// node_exporter.
package struct RunMetrics: Sendable {
    private let reading: RunReading

    package init(_ reading: RunReading) {
        self.reading = reading
    }

    private struct Sample {
        /// Without the prefix of all.
        let name: String
        var labels = ""
        let value: String
    }

    /// All samples, each with its help and its type.
    package var text: String {
        var told: Set<String> = []
        return samples.map { sample in
            let name = "crawl_\(sample.name)"
            let isNew = told.insert(name).inserted
            let help = MetricHelp.text(of: sample.name)
            let head = isNew ? "# HELP \(name) \(help)\n# TYPE \(name) gauge\n" : ""
            let crawl = "crawl=\"\(Self.escaped(reading.file))\""
            return head + "\(name){\(crawl)\(sample.labels)} \(sample.value)\n"
        }
        .joined()
    }

    private var samples: [Sample] {
        var samples = [
            Sample(name: "running", value: running),
            Sample(name: "start_time_seconds", value: Self.seconds(reading.startedAt)),
        ]
        samples += reading.counts.map { Sample(name: $0.name, value: "\($0.count)") }
        samples += progress
        if let moment = reading.lastSuccessAt {
            let value = Self.seconds(moment)
            samples.append(Sample(name: "last_success_time_seconds", value: value))
        }
        if let ending = reading.ending {
            samples.append(Sample(name: "exit_status", value: "\(ending.exitStatus)"))
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
        return figures.map { Sample(name: $0, value: "\($1)") }
            + lags.map { quantile, lag in
                Sample(
                    name: "loop_lag_seconds",
                    labels: ",quantile=\"\(quantile)\"",
                    value: "\(lag / .seconds(1))"
                )
            }
    }

    private var running: String { reading.ending == nil ? "1" : "0" }

    private static func seconds(_ milliseconds: Int64) -> String {
        RunSummary.number(Double(milliseconds) / 1_000)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n")
    }
}
