import CrawlModel

/// Exactly what was typed after the command's name: parsed, validated, with the defaults filled in.
struct Arguments: Sendable, Equatable {
    /// How far from its seeds a crawl goes.
    struct Reach: Sendable, Equatable {
        /// How many links away from a seed, nil without a limit.
        var depth: Int? = 3
        var scope = Scope.host
        var includes: [String] = []
        var excludes: [String] = []
        var follow = FollowPolicy.documents
        /// True to keep the text of links and where they stand.
        var keepsAnchors = true
    }

    /// Which URLs belong to the site that a seed names.
    enum Scope: String, CaseIterable, Sendable {
        case page, prefix, host, domain, any
    }

    /// Where a crawl, or a request, ends early.
    struct Limits: Sendable, Equatable {
        /// Nil without a limit.
        var pages: Int?
        /// Nil without a limit.
        var time: Duration?
        /// For one request.
        var timeout = Duration.seconds(30)
        var connectTimeout = Duration.seconds(10)
        /// For a transfer that hardly moves.
        var stallTimeout = Duration.seconds(20)
        /// Bytes of one decoded body.
        var size = 10 << 20
        /// Bytes of one body over the wire, nil for as many as decoded.
        var wireSize: Int?
        /// Bytes a second over all transfers, nil for any number.
        var rate: Int?
        /// Redirects in a row.
        var redirects = 10
        /// After the first try.
        var retries = 2
    }

    /// How a crawl behaves towards the servers that it visits.
    struct Manners: Sendable, Equatable {
        /// Nil where the number of files that may be open decides.
        var concurrency: Int?
        var perHost = 1
        var delay = Duration.seconds(1)
        /// Nil for the product's own name.
        var userAgent: String?
        var robots = Robots.obey
        var nofollow = Robots.obey
        /// Networks in CIDR notation, as typed.
        var allowedPrivate: [String] = []
        /// Ports beside the usual ones, or ranges of them, as typed.
        var allowedPorts: [String] = []
        /// Lists of addresses, as typed; empty for the system's servers.
        var nameServers: [String] = []
        var requests = Requests()
    }

    /// What servers are told beside the user agent, and how requests travel.
    struct Requests: Sendable, Equatable {
        /// `Name: value`, as typed.
        var headers: [String] = []
        var headerFile: String?
        var contact: String?
        var authFile: String?
        var keepsCookies = false
        var cookieJar: String?
        /// A proxy's URL, or `env`.
        var proxy: String?

        /// True where requests tell who somebody is.
        var areSomebodys: Bool { authFile != nil || headerFile != nil || areRecognised }

        /// True where cookies are kept.
        var areRecognised: Bool { keepsCookies || cookieJar != nil }
    }

    /// What the wishes of a site are to a crawl.
    enum Robots: String, CaseIterable, Sendable {
        case obey, ignore
    }

    /// Which bodies a crawl keeps.
    enum Kept: String, CaseIterable, Sendable {
        case none, pages, text, all
    }

    /// A seed as it was typed.
    enum SeedWord: Sendable, Equatable {
        /// With `--seed`: a file, a URL, the name of a list, or `-` for standard input.
        case named(String)
        /// Without: a URL, perhaps lacking its scheme.
        case bare(String)
    }

    var verb = Verb.run
    /// In the order in which they were typed.
    var seeds: [SeedWord] = []
    /// The crawl's file: `-o FILE`, or the word after `status`.
    var file: String?
    var reach = Reach()
    var limits = Limits()
    var manners = Manners()
    var kept = Kept.pages
    var isQuiet = false
    /// How often `-v` was typed.
    var verbosity = 0
    /// The long names of the options that were typed, without dashes.
    var typed: Set<String> = []
}
