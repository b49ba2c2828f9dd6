extension Option {
    /// What a crawl does that nobody watches.
    static let unattendedRows = [
        Option(
            "if-locked",
            takes: "KIND",
            .lockPolicy(\.unattended.ifLocked),
            or: "fail"
        )
        .says("where another runs: fail, skip, wait[:5m]").offers("fail skip wait")
        .everyday,
        Option("deadline", takes: "TIME", .deadline(\.unattended.deadline))
            .says("stop after 5h, or at 05:30; resumable").everyday,
        Option("max-failed", takes: "PART", .share(\.unattended.maximumFailed), or: "20%")
            .says("partial (3) if more visits have no answer"),
        Option("fail-on", takes: "LIST", .list(\.unattended.failOn))
            .says("partial (3) if any fails so: 5xx,dns_fail,404,any", by: [.run, .demo, .diff])
            .says("end with 3 on these: added,changed,gone,failed", to: .diff),
        Option("min-free", takes: "SIZE", .sizeOrNone(\.unattended.minimumFree), or: "512M")
            .says("stop (7) when a disk has less, 0: never"),
        Option("max-memory", takes: "SIZE", .sizeLimit(\.unattended.maximumMemory))
            .says("stop (7) when the process holds more"),
        Option("summary", takes: "FILE|-", .text(\.unattended.summary))
            .says("at the end, write figures of the run as JSON"),
        Option("metrics-file", takes: "FILE", .text(\.unattended.metricsFile))
            .says("keep figures there for node_exporter"),
        Option("ping-url", takes: "URL", .text(\.unattended.pingURL))
            .says("request URL/start, then URL/0 or other status", by: [.run]),
    ]
}

extension Option.Value {
    static func lockPolicy(_ place: Option.Place<LockPolicy>) -> Self {
        .custom { (text, arguments) throws(ValueFault) in
            arguments[keyPath: place] = try ValueReader.lockPolicy(text)
        }
    }

    static func deadline(_ place: Option.Place<Deadline?>) -> Self {
        .custom { (text, arguments) throws(ValueFault) in
            arguments[keyPath: place] = try ValueReader.deadline(text)
        }
    }

    static func progress(_ place: Option.Place<Arguments.Progress>) -> Self {
        .custom { (text, arguments) throws(ValueFault) in
            arguments[keyPath: place] = try ValueReader.progress(text)
        }
    }

    static func sizeOrNone(_ place: Option.Place<Int>) -> Self {
        .custom { (text, arguments) throws(ValueFault) in
            arguments[keyPath: place] = text == "0" ? 0 : try ValueReader.size(text)
        }
    }
}
