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

    /// What of a finished crawl is visited again.
    package struct Revisits: Sendable, Equatable {
        /// What was requested so long ago, nil for nothing.
        package var age: Duration? = .zero
        /// True to visit of what is known the seeds alone.
        package var onlyNew = false
        /// True to read stored pages again.
        package var rereads = false
    }

    /// A seed as it was typed.
    package enum SeedWord: Sendable, Equatable {
        /// With `--seed`: a file, a URL, the name of a list, or `-` for standard input.
        case named(String)
        /// Without: a URL, perhaps lacking its scheme.
        case bare(String)
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
