import CrawlFrontier
import CrawlModel
import CrawlTestSupport
import URLStandard

/// A small web whose right crawl can be computed.
struct RandomWeb {
    enum Answer {
        case page([(target: Int, isFollowed: Bool)])
        case redirect(Int)
        /// Lists pages, or sitemaps where it is an index.
        case sitemap([Int], isIndex: Bool)
        case failure
    }

    struct Place {
        /// One or two, all of the same key.
        let spellings: [WebURL]
        /// True where it redirects from its first spelling to its last before it answers.
        let isRespelled: Bool
        let key: URLKey
        let host: Int
        var answer: Answer
        /// How many tries fail before the answer.
        let failures: Int
        var isForbidden: Bool
        let isExcluded: Bool
        let isIncluded: Bool

        var url: WebURL { spellings[0] }

        var isPage: Bool {
            switch answer {
            case .page, .sitemap: true
            case .redirect, .failure: false
            }
        }
    }

    private(set) var places: [Place]
    let seeds: [Int]
    /// Hosts whose robots.txt cannot be had.
    private(set) var silentHosts: Set<Int>
    /// What the robots.txt of each host names.
    private(set) var sitemaps: [[Int]]

    init(count: Int, hosts: Int, using generator: inout SeededGenerator) {
        places = (0..<count).map { number in
            Self.place(number, of: count, hosts: hosts, using: &generator)
        }
        seeds = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
            Int.random(in: 0..<count, using: &generator)
        }
        silentHosts = generator.isLucky(20) ? [Int.random(in: 0..<hosts, using: &generator)] : []
        sitemaps = (0..<hosts).map { _ in
            guard generator.isLucky(40) else { return [] }
            return (0..<Int.random(in: 1...2, using: &generator)).map { _ in
                Int.random(in: 0..<count, using: &generator)
            }
        }
    }

    private static func place(
        _ number: Int,
        of count: Int,
        hosts: Int,
        using generator: inout SeededGenerator
    ) -> Place {
        let host = Int.random(in: 0..<hosts, using: &generator)
        let isForbidden = generator.isLucky(5)
        let isExcluded = generator.isLucky(5)
        let isIncluded = generator.isLucky(80)
        let path =
            (isForbidden ? "no" : "go") + (isExcluded ? "/excluded" : "")
            + (isIncluded ? "/docs" : "")
        let isTwofold = generator.isLucky(30)
        let spellings = (isTwofold ? ["\(number)", "%3\(number)"] : ["\(number)"]).map { name in
            guard let url = try? WebURL(parsing: "http://h\(host).test/\(path)/\(name)") else {
                preconditionFailure("The URL of a place is valid.")
            }
            return url
        }
        return Place(
            spellings: spellings,
            isRespelled: isTwofold && generator.isLucky(50),
            key: URLKey(of: spellings[0]),
            host: host,
            answer: answer(number, of: count, using: &generator),
            failures: generator.isLucky(15) ? Int.random(in: 1...2, using: &generator) : 0,
            isForbidden: isForbidden,
            isExcluded: isExcluded,
            isIncluded: isIncluded
        )
    }

    private static func answer(
        _ number: Int,
        of count: Int,
        using generator: inout SeededGenerator
    ) -> Answer {
        let kind = Int.random(in: 0..<100, using: &generator)
        if kind < 5 { return .failure }
        if kind >= 85 {
            let entries = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                Int.random(in: 0..<count, using: &generator)
            }
            return .sitemap(entries, isIndex: generator.isLucky(40))
        }
        if kind < 40 {
            // Chains of neighbours make long runs of redirects.
            let isNeighbour = generator.isLucky(70)
            let anywhere = Int.random(in: 0..<count, using: &generator)
            return .redirect(isNeighbour ? (number + 1) % count : anywhere)
        }
        let links = Int.random(in: 0...4, using: &generator)
        return .page(
            (0..<links).map { _ in
                (Int.random(in: 0..<count, using: &generator), generator.isLucky(80))
            }
        )
    }

    /// The same web, where no robots.txt forbids anything.
    var withoutRobots: RandomWeb {
        var web = self
        web.silentHosts = []
        web.sitemaps = sitemaps.map { _ in [] }
        for number in places.indices { web.places[number].isForbidden = false }
        return web
    }

    func number(of key: URLKey) -> Int? {
        places.firstIndex { $0.key == key }
    }

    /// The robots.txt of a host.
    func robots(of host: Int) -> [UInt8] {
        let lines = sitemaps[host].map { "Sitemap: \(places[$0].url)\n" }
        return Array(("User-agent: *\nDisallow: /no\n" + lines.joined()).utf8)
    }

    /// What a page's links are, with those that are only noticed.
    func links(of targets: [(target: Int, isFollowed: Bool)]) -> LinkList {
        var links = LinkList()
        for (number, (target, isFollowed)) in targets.enumerated() {
            let spellings = places[target].spellings
            links.append(
                spellings[(number + targets.count) % spellings.count],
                key: places[target].key,
                source: isFollowed ? .a : .link
            )
        }
        return links
    }

    /// What a visit gives; a redirect to another spelling only where one may be followed.
    func yield(of visit: Visit, mayRespell: Bool = true) -> VisitYield {
        guard let number = number(of: visit.key) else { return .nothing }
        let place = places[number]
        let isPassage = place.isRespelled && place.isPage && visit.kind == .page
        if isPassage, mayRespell, visit.url == place.url {
            return .respelled(place.spellings[1])
        }
        switch place.answer {
        case .sitemap(let entries, let isIndex):
            var links = links(of: entries.map { ($0, true) })
            links.listing = isIndex ? .sitemaps : .pages
            return .page(links)
        case .page(let targets): return .page(links(of: targets))
        case .redirect(let target):
            let spellings = places[target].spellings
            return .redirect(to: spellings[number % spellings.count], key: places[target].key)
        case .failure: return .nothing
        }
    }
}
