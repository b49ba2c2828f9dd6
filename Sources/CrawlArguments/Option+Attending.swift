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
            .says("more visits without an answer: partial"),
        Option("fail-on", takes: "LIST", .list(\.unattended.failOn))
            .says("so is any of 5xx,dns_fail,...; diff: gone,...", by: [.run, .demo, .diff]),
        Option("min-free", takes: "SIZE", .sizeOrNone(\.unattended.minimumFree), or: "512M")
            .says("stop where a disk has less left, 0: never"),
        Option("max-memory", takes: "SIZE", .sizeLimit(\.unattended.maximumMemory))
            .says("stop where the process needs more"),
        Option("summary", takes: "FILE|-", .text(\.unattended.summary))
            .says("write what the run was there, as JSON"),
        Option("metrics-file", takes: "FILE", .text(\.unattended.metricsFile))
            .says("keep metrics there, for node_exporter"),
        Option("ping-url", takes: "URL", .text(\.unattended.pingURL))
            .says("request URL/start, and URL/0 or another status", by: [.run]),
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
