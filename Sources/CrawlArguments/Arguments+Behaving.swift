extension Arguments {
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
}
