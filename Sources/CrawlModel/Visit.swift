package import URLStandard

/// One act that the frontier hands out: a page or robots.txt to request, or links to reconsider.
package struct Visit: Sendable, Equatable {
    /// What is to be done.
    package enum Kind: UInt8, Sendable {
        /// Request the URL, read it, keep it.
        case page = 0
        /// Request the robots.txt that decides about an origin; it is no row among the URLs.
        case robots = 1
        /// The page is stored already; its links get a shorter distance, nothing is requested.
        case relink = 2
    }

    /// The URL's number; for robots visits that of the page that made it necessary.
    package let id: URLID
    package let key: URLKey
    package let url: WebURL
    package let host: HostID
    package let kind: Kind
    /// The fewest links from a seed, as known when the visit was handed out.
    package var depth: Int
    /// Where its row stands in the host's order, lower first: the depth at which it was admitted.
    package var priority: Int
    /// 1 for the first try.
    package var attempt: Int
    /// How many redirects in a row led here.
    package var redirects: Int
    package var expectation = Expectation()

    package init(
        id: URLID,
        key: URLKey,
        url: WebURL,
        host: HostID,
        kind: Kind = .page,
        depth: Int,
        priority: Int? = nil,
        attempt: Int = 1,
        redirects: Int = 0
    ) {
        self.id = id
        self.key = key
        self.url = url
        self.host = host
        self.kind = kind
        self.depth = depth
        self.priority = priority ?? depth
        self.attempt = attempt
        self.redirects = redirects
    }
}

extension Visit {
    /// What is known of the answer before it comes.
    package struct Expectation: Sendable, Equatable {
        /// Few visits have any, and all are copied often: it is one word for those without.
        private var box: ValidatorBox?
        /// True where somebody says that it is a sitemap.
        package var isSitemap = false

        /// Of an earlier answer: with them the server may say that nothing has changed.
        package var validators: Validators? {
            get { box?.validators }
            set { box = newValue.map(ValidatorBox.init) }
        }

        package static func == (left: Self, right: Self) -> Bool {
            left.validators == right.validators && left.isSitemap == right.isSitemap
        }
    }

    /// Of an earlier answer: with them the server may say that nothing has changed.
    package var validators: Validators? {
        get { expectation.validators }
        set { expectation.validators = newValue }
    }
}

/// Validators on the heap.
private final class ValidatorBox: Sendable {
    let validators: Validators

    init(_ validators: Validators) {
        self.validators = validators
    }
}
