import CrawlModel

/// What somebody asks of a crawl that is there: of URLs that wait, or of hosts.
package struct Order: Sendable, Equatable {
    /// What is to be done.
    package enum Verb: String, CaseIterable, Sendable {
        case hold, release, drop, boost, add
        case pause, resume, rate

        /// True for what is asked of hosts.
        package var concernsHosts: Bool {
            switch self {
            case .pause, .resume, .rate: true
            case .hold, .release, .drop, .boost, .add: false
            }
        }
    }

    /// Tells it from all others, so that it is carried out once.
    package let token: Int64
    /// Unix milliseconds, UTC.
    package let askedAt: Int64
    package let verb: Verb
    /// URLs, patterns or hosts, as typed; with none, whatever the rest says.
    package var subjects: [String] = []
    /// The host whose URLs are meant alone, or `*.` and a domain.
    package var host: String?
    /// Words for how the URLs that are meant stand; none for the usual ones of the verb.
    package var states: [String] = []
    /// The depth of what is added, or the milliseconds of a host's rest; nil for the usual rest.
    package var number: Int?

    /// Asks for something.
    ///
    /// - Parameters:
    ///   - verb: What is to be done.
    ///   - askedAt: Unix milliseconds, UTC.
    ///   - token: Any number that no other order has.
    package init(
        _ verb: Verb,
        askedAt: Int64,
        token: Int64 = .random(in: 1 ... .max)
    ) {
        self.verb = verb
        self.askedAt = askedAt
        self.token = token
    }

    /// The order as it would be typed, for people.
    package var text: String {
        let object = verb.concernsHosts ? "host" : "queue"
        var words = ["crawl", object, verb.rawValue] + subjects
        if let host { words.append("--host \(host)") }
        if !states.isEmpty { words.append("--reason \(states.joined(separator: ","))") }
        return words.joined(separator: " ")
    }
}
