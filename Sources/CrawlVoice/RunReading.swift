/// How a run is, or was: what summaries and metrics tell programs.
package struct RunReading: Sendable {
    /// How a run ended.
    package struct Ending: Sendable, Equatable {
        /// The name and the number of the exit status.
        package var state: String
        package var exitStatus: Int32
        /// What ended it: `exhausted`, `limit`, `deadline`, `signal`, `disk`, `memory`; nil where
        /// it could not go on.
        package var cause: String?
        /// Unix milliseconds, UTC.
        package var finishedAt: Int64
        /// Why it could not go on.
        package var error: String?

        package init(
            state: String,
            exitStatus: Int32,
            cause: String?,
            finishedAt: Int64,
            error: String?
        ) {
            self.state = state
            self.exitStatus = exitStatus
            self.cause = cause
            self.finishedAt = finishedAt
            self.error = error
        }
    }

    /// The crawl's file.
    package var file: String
    /// Unix milliseconds, UTC.
    package var startedAt: Int64
    package var progress = ProgressReading()
    /// What the run has counted, by name, in order.
    package var counts: [(name: String, count: Int)] = []
    /// The run's number, nil where that is not known.
    package var run: Int?
    /// When a run of the crawl last came to its end in success; Unix milliseconds, UTC.
    package var lastSuccessAt: Int64?
    /// Nil while it runs.
    package var ending: Ending?

    package init(file: String, startedAt: Int64) {
        self.file = file
        self.startedAt = startedAt
    }
}
