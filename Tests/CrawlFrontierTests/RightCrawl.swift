import CrawlFrontier
import CrawlModel

/// What a crawl of a random web must end with, found without any order: by repeating until
/// nothing changes.
struct RightCrawl {
    struct Limits {
        var depth: Int?
        var redirects = 3
        var isHostScope = true
        var hasIncludes = false
    }

    struct Answer: Equatable, CustomStringConvertible {
        let depth: Int
        /// Nil where it is visited.
        let reason: SkipReason?

        var description: String { "\(depth) \(reason.map(\.rawValue) ?? "visited")" }
    }

    private struct Reach: Equatable {
        var depth: Int?
        var redirects: Int?
        /// Through elements that are not followed.
        var noticed: Int?
        /// True where somebody says that it is a sitemap.
        var isSitemap = false
    }

    private let web: RandomWeb
    private let limits: Limits
    private var reached: [Reach]

    init(of web: RandomWeb, within limits: Limits) {
        self.web = web
        self.limits = limits
        reached = .init(repeating: Reach(), count: web.places.count)
        for seed in web.seeds { reached[seed] = Reach(depth: 0, redirects: 0) }
        var before: [Reach] = []
        while before != reached {
            before = reached
            for number in web.places.indices where reason(number) == .some(nil) { spread(number) }
            for host in web.sitemaps.indices where tellsSitemaps(host) {
                for number in web.sitemaps[host] { lowerSitemap(number, to: 1) }
            }
        }
    }

    /// The answer for each place that is found at all.
    var answers: [Int: Answer] {
        var answers: [Int: Answer] = [:]
        for (number, reach) in reached.enumerated() {
            guard let depth = reach.depth ?? reach.noticed, let reason = reason(number) else {
                continue
            }
            answers[number] = Answer(depth: depth, reason: reason)
        }
        return answers
    }

    /// Nil where it is not found, `.some(nil)` where it is visited.
    private func reason(_ number: Int) -> SkipReason?? {
        let (reach, place) = (reached[number], web.places[number])
        guard let depth = reach.depth, let redirects = reach.redirects else {
            return reach.noticed == nil ? nil : .some(.notFollowed)
        }
        if place.isExcluded { return .some(.excluded) }
        let isExempt = depth == 0 || reach.isSitemap
        if !isExempt, limits.hasIncludes, !place.isIncluded { return .some(.notIncluded) }
        guard isExempt || isInScope(place) else { return .some(.outOfScope) }
        if redirects > limits.redirects { return .some(.redirectLimit) }
        if let limit = limits.depth, depth > limit { return .some(.tooDeep) }
        if web.silentHosts.contains(place.host) { return .some(.robotsUnreachable) }
        return place.isForbidden ? .some(.robotsDenied) : .some(nil)
    }

    private func isInScope(_ place: RandomWeb.Place) -> Bool {
        !limits.isHostScope
            || web.places.indices.contains { number in
                reached[number].depth == 0 && web.places[number].host == place.host
            }
    }

    /// True where a host has a root, and is asked for its robots.txt on account of any place.
    private func tellsSitemaps(_ host: Int) -> Bool {
        guard !web.silentHosts.contains(host) else { return false }
        let places = web.places.indices.filter { web.places[$0].host == host }
        return places.contains { reached[$0].depth == 0 && !web.places[$0].isExcluded }
            && places.contains {
                let reason = reason($0)
                return reason == .some(nil) || reason == .some(.robotsDenied)
            }
    }

    private mutating func lowerSitemap(_ number: Int, to depth: Int) {
        lower(number, to: depth, redirects: 0)
        reached[number].isSitemap = true
    }

    private mutating func spread(_ number: Int) {
        guard let depth = reached[number].depth, let redirects = reached[number].redirects else {
            return
        }
        switch web.places[number].answer {
        case .failure:
            break
        case .redirect(let target):
            lower(target, to: depth, redirects: redirects + 1)
        case .sitemap(let entries, let isIndex):
            for target in entries {
                let isOwn = web.places[target].host == web.places[number].host
                if isIndex, isOwn {
                    lowerSitemap(target, to: depth + 1)
                } else {
                    lower(target, to: depth + 1, redirects: 0)
                }
            }
        case .page(let links):
            for (target, isFollowed) in links {
                guard isFollowed else {
                    reached[target].noticed = min(reached[target].noticed ?? .max, depth + 1)
                    continue
                }
                lower(target, to: depth + 1, redirects: 0)
            }
        }
    }

    private mutating func lower(_ number: Int, to depth: Int, redirects: Int) {
        reached[number].depth = min(reached[number].depth ?? .max, depth)
        reached[number].redirects = min(reached[number].redirects ?? .max, redirects)
    }
}
