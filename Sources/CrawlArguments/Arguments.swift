package import CrawlModel

/// Exactly what was typed after the command's name: parsed, validated, with the defaults filled in.
package struct Arguments: Sendable, Equatable {
    /// How far from its seeds a crawl goes.
    package struct Reach: Sendable, Equatable {
        /// How many links away from a seed, nil without a limit.
        package var depth: Int? = 3
        package var scope = Scope.host
        package var includes: [String] = []
        package var excludes: [String] = []
        package var follow = FollowPolicy.documents
        package var course = Course()
        package var budgets = Budgets()
        package var revisits = Revisits()
        package var sitemaps = Sitemaps()
        /// True to tell where a crawl would begin, and not to go.
        package var isRehearsal = false
    }

    /// What leads a crawl astray, or beyond its bounds.
    package struct Course: Sendable, Equatable {
        /// True to keep out of what sites make up without end.
        package var avoidsTraps = true
        /// How many links in a row may lead beyond the scope.
        package var extraHops = 0
        package var order = VisitOrder.breadth
    }

    /// Which sitemaps a crawl reads.
    package struct Sitemaps: Sendable, Equatable {
        /// `auto`, `off`, `only` or a URL, as typed.
        package var choice: String? = "auto"
        /// A date, as typed.
        package var since: String?
    }

    /// Which URLs belong to the site that a seed names.
    package enum Scope: String, CaseIterable, Sendable {
        case page, prefix, host, domain, any
    }

    /// Where a crawl, or a request, ends early.
    package struct Limits: Sendable, Equatable {
        /// Nil without a limit.
        package var pages: Int?
        /// Nil without a limit.
        package var time: Duration?
        /// For one request.
        package var timeout = Duration.seconds(30)
        package var connectTimeout = Duration.seconds(10)
        /// For a transfer that hardly moves.
        package var stallTimeout = Duration.seconds(20)
        /// Bytes of one decoded body.
        package var size = 10 << 20
        /// Bytes of one body over the wire, nil for as many as decoded.
        package var wireSize: Int?
        /// Bytes a second over all transfers, nil for any number.
        package var rate: Int?
        /// Redirects in a row.
        package var redirects = 10
        /// After the first try.
        package var retries = 2
    }

    /// What a crawl may take of a host, a domain or altogether; nil for any number.
    package struct Budgets: Sendable, Equatable {
        package var pagesPerHost: Int?
        package var pagesPerDomain: Int?
        package var hostsPerDomain: Int?
        /// Beginnings of URLs or paths and how many pages they may have, as typed.
        package var prefixes: [String] = []
        /// Over the wire.
        package var bytes: Int?
        /// Visits in a row of one shape of URLs that bring nothing new.
        package var barren: Int?
    }

    /// How a crawl behaves towards the servers that it visits.
    package struct Manners: Sendable, Equatable {
        /// Nil where the number of files that may be open decides.
        package var concurrency: Int?
        /// Nil for the product's own name.
        package var userAgent: String?
        package var robots = Robots.obey
        package var nofollow = Robots.obey
        /// Networks in CIDR notation, as typed.
        package var allowedPrivate: [String] = []
        /// Ports beside the usual ones, or ranges of them, as typed.
        package var allowedPorts: [String] = []
        /// Lists of addresses, as typed; empty for the system's servers.
        package var nameServers: [String] = []
        package var requests = Requests()
        package var pace = Pace()
    }

    /// How often a server is asked.
    package struct Pace: Sendable, Equatable {
        package var perHost = 1
        package var delay = Duration.seconds(1)
        /// Nil where the loopback's own default may hold.
        package var perAddress: Int?
        /// Nil for a fifth of the host's.
        package var addressDelay: Duration?
        /// Which part of a rest it may be longer by chance.
        package var jitter = 0.0
        /// True where hosts rest as long as they take to answer.
        package var adapts = true
        /// Requests a second over all hosts, nil for any number.
        package var rate: Double?
        /// Tries in a row after which a host is given up, 0 for never.
        package var patience = 5
    }

    /// What servers are told beside the user agent, and how requests travel.
    package struct Requests: Sendable, Equatable {
        /// `Name: value`, as typed.
        package var headers: [String] = []
        package var headerFile: String?
        package var contact: String?
        package var authFile: String?
        package var keepsCookies = false
        package var cookieJar: String?
        /// A proxy's URL, or `env`.
        package var proxy: String?
        /// Nil for the system's.
        package var authoritiesFile: String?
        package var believesAnybody = false
        package var speaksHTTP2 = false

        /// True where requests tell who somebody is.
        package var areSomebodys: Bool { authFile != nil || headerFile != nil || areRecognised }

        /// True where cookies are kept.
        package var areRecognised: Bool { keepsCookies || cookieJar != nil }
    }

    /// What the wishes of a site are to a crawl.
    package enum Robots: String, CaseIterable, Sendable {
        case obey, ignore
    }

    /// Which bodies a crawl keeps.
    package enum Kept: String, CaseIterable, Sendable {
        case none, pages, text, all
    }

    /// How bodies are kept.
    package enum BodyForm: String, CaseIterable, Sendable {
        case zstd, raw, none
    }

    /// What of a page stays.
    package struct Keeping: Sendable, Equatable {
        package var bodies = Kept.pages
        package var form = BodyForm.zstd
        /// The file for them; nil for the crawl's own.
        package var file: String?
        /// True to keep the text of links and where they stand.
        package var anchors = true
    }

    /// What of a finished crawl is visited again.
    package struct Revisits: Sendable, Equatable {
        /// What was requested so long ago, nil for nothing.
        package var age: Duration? = .zero
        /// True to visit of what is known the seeds alone.
        package var onlyNew = false
        /// True to read stored pages again.
        package var rereads = false
    }

    /// How much is said.
    package struct Voice: Sendable, Equatable {
        package var isQuiet = false
        /// How often `-v` was typed.
        package var verbosity = 0
        package var progress = Progress()
        package var log = Log()
    }

    /// How the progress is shown.
    package struct Progress: Sendable, Equatable {
        /// A word of its own where somebody wants it otherwise than the terminal would have it.
        package enum Form: String, CaseIterable, Sendable {
            case line, json, none
        }

        /// Nil for a line that moves on a terminal, and one a minute elsewhere.
        package var form: Form?
        /// Nil for a minute.
        package var step: Duration?
    }

    /// Where a log is kept.
    package struct Log: Sendable, Equatable {
        /// How its lines look.
        package enum Format: String, CaseIterable, Sendable {
            case text, json
        }

        /// Which entries it holds, and graver ones.
        package enum Level: String, CaseIterable, Sendable {
            case error, warning, info, debug
        }

        /// Nil for nowhere.
        package var file: String?
        package var format = Format.text
        package var level = Level.info
    }

    /// A seed as it was typed.
    package enum SeedWord: Sendable, Equatable {
        /// With `--seed`: a file, a URL, the name of a list, or `-` for standard input.
        case named(String)
        /// Without: a URL, perhaps lacking its scheme.
        case bare(String)
    }

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

    /// Where options come from.
    package struct Sources: Sendable, Equatable {
        /// Configuration files, the strongest last.
        package var files: [String] = []
        /// What somebody set, by the options' names.
        package var given: [String: GivenOption] = [:]
        /// What holds for some hosts alone, by their names or `*.` and a domain, in lower case.
        package var hosts: [String: Arguments] = [:]
    }

    package var verb = Verb.run
    /// In the order in which they were typed.
    package var seeds: [SeedWord] = []
    package var inquiry = Inquiry()
    package var reach = Reach()
    /// What does not make URLs different from each other; lists of query keys as typed.
    package var ignored = IgnoredDifferences()
    package var limits = Limits()
    package var manners = Manners()
    package var keeping = Keeping()
    package var export = Export()
    package var voice = Voice()
    package var sources = Sources()
    package var unattended = Unattended()
}

extension Arguments {
    /// The file to write, `-o FILE`; the crawl's file after a command that asks.
    package var file: String? {
        get { inquiry.file }
        set { inquiry.file = newValue }
    }
}
