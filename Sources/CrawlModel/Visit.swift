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
    package var url: WebURL
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
        private var box: EarlierBox?
        /// True where somebody says that it is a sitemap.
        package var isSitemap = false

        /// What earlier visits have left, nil for the first.
        package var earlier: EarlierAnswer? {
            get { box?.answer }
            set { box = newValue.map(EarlierBox.init) }
        }

        package static func == (left: Self, right: Self) -> Bool {
            left.earlier == right.earlier && left.isSitemap == right.isSitemap
        }
    }

    /// What earlier visits have left, nil for the first.
    package var earlier: EarlierAnswer? {
        get { expectation.earlier }
        set { expectation.earlier = newValue }
    }
}

/// An earlier answer on the heap.
private final class EarlierBox: Sendable {
    let answer: EarlierAnswer

    init(_ answer: EarlierAnswer) {
        self.answer = answer
    }
}
