extension Arguments {
    /// What is taken out of a crawl's file, and where it goes.
    package struct Export: Sendable, Equatable {
        /// The crawl's file, nil for the only one in `storage`.
        package var source: String?
        /// Nil where the name of the output tells.
        package var format: String?
        /// Nil for pages, where the format has tables.
        package var table: String?
        package var wanted = Wanted()
        package var hasBodies = false
        /// True where no cell may be taken for a formula.
        package var isSafe = true
        /// Where Datasette's description of a dataset goes.
        package var metadataFile: String?
        /// True where a file that is there already is replaced.
        package var replaces = false
    }

    /// Which rows are exported.
    package struct Wanted: Sendable, Equatable {
        package var run: Int?
        package var host: String?
        /// `200`, `4xx` or `200-299`, as typed.
        package var status: String?
        /// A date, as typed.
        package var since: String?
        /// An expression of SQL.
        package var condition: String?
    }

    /// What is asked of crawls that are there.
    package struct Inquiry: Sendable, Equatable {
        /// The one that the arguments call theirs.
        package var file: String?
        /// The query after `sql`, the URL after `cat` and `history`, the shell after `completions`.
        package var subject: String?
        /// A run's number or a date, as typed; nil for now.
        package var moment: String?
        /// How long ago the last success may be, nil where nobody minds.
        package var maximumAge: Duration?
        /// Outcomes and statuses as typed, in lists.
        package var reasons: [String] = []
        package var steering = Steering()
        /// The two runs after `diff`, or none.
        package var runs: [Int] = []
        /// The command that help is asked for.
        package var topic: Verb?
        /// True where the help is to leave nothing out.
        package var wantsAll = false
    }
}
