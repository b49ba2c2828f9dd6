/// What each metric counts, in which unit, and when it begins anew.
enum MetricHelp {
    private static let run = "begins at 0 with each run"
    private static let end = "known once the run has ended"
    private static let now = "as it was when this was written"

    /// The help of a metric by its name, without the prefix of all.
    static func text(of name: String) -> String {
        texts[name].map { "\($0.what); \($0.span)." } ?? "What the run calls \(name)."
    }

    private static let texts: [String: (what: String, span: String)] = [
        "fetches": ("Requests for URLs, each try counted, robots.txt not", run),
        "pages": ("Pages stored, new or changed", run),
        "unchanged": ("Pages that are as an earlier run has stored them", run),
        "failures": ("URLs whose last try was neither good nor a redirect", run),
        "unanswered": ("Failures without an answer, or with a status of 5xx", run),
        "redirects": ("Answers that lead to another URL", run),
        "urls": ("URLs that were not known before, skipped ones among them", run),
        "robots": ("Requests for robots.txt, answered or not", run),
        "wire_bytes": ("Bytes of answers as received, header fields among them", run),
        "body_bytes": ("Bytes of bodies after decoding", run),
        "unwanted": ("URLs that failed as --fail-on says", end),
        "seeds": ("Seeds of the run", end),
        "seeds_answered": ("Seeds that led to a page", end),
        "waiting": ("URLs that wait to be requested", now),
        "travelling": ("Requests under way", now),
        "active_hosts": ("Hosts for which URLs wait", now),
        "hosts": ("Hosts that the crawl knows", now),
        "loop_lag_seconds": ("How long ready work waited for the event loop, in seconds", run),
        "running": ("1 while a run is under way, 0 once it has ended", now),
        "start_time_seconds": ("When the run began, in seconds of Unix time", "set once a run"),
        "exit_status": ("The exit status of the run", "absent while it runs"),
        "last_success_time_seconds": (
            "When a run last ended with exit status 0, in seconds of Unix time",
            "absent where none has"
        ),
    ]
}
