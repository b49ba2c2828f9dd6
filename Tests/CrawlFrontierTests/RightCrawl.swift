import CrawlFrontier
import CrawlModel

/// What a crawl of a random web must end with, found without any order: by repeating until
/// nothing changes.
struct RightCrawl {
    struct Limits {
        /// That of the command, then those of lines of the seed list.
        var rules = [Rule()]
        var redirects = 3
        /// The place of each seed's rule.
        var rulesOfSeeds: [Int] = []
    }

    struct Rule {
        var depth: Int?
        var isHostScope = true
        var hasIncludes = false
        var extraHops = 0
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
        /// Under each rule.
        var ruled: [RuledReach?]

        init(_ rules: Int) {
            ruled = .init(repeating: nil, count: rules)
        }
    }

    private struct RuledReach: Equatable {
        var depth: Int
        /// Links since the last place in scope.
        var hops: Int
        /// True where somebody says that it is a sitemap.
        var isSitemap = false
    }

    private let web: RandomWeb
    private let limits: Limits
    private var reached: [Reach]

    init(of web: RandomWeb, within limits: Limits) {
        self.web = web
        self.limits = limits
        reached = .init(repeating: Reach(limits.rules.count), count: web.places.count)
        for (number, seed) in web.seeds.enumerated() {
            let rule = limits.rulesOfSeeds.isEmpty ? 0 : limits.rulesOfSeeds[number]
            lower(seed, to: 0, redirects: 0, under: [rule: RuledReach(depth: 0, hops: 0)])
        }
        var before: [Reach] = []
        while before != reached {
            before = reached
            for number in web.places.indices where reason(number) == .some(nil) { spread(number) }
            for host in web.sitemaps.indices where isAsked(host) {
                for rule in limits.rules.indices where hasRoot(host, of: rule) {
                    let reach = RuledReach(depth: 1, hops: 0, isSitemap: true)
                    for number in web.sitemaps[host] {
                        lower(number, to: 1, redirects: 0, under: [rule: reach])
                    }
                }
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
        guard reach.depth != nil, let redirects = reach.redirects else {
            return reach.noticed == nil ? nil : .some(.notFollowed)
        }
        let refusals = limits.rules.indices.compactMap { rule in
            reach.ruled[rule].map { refusal(of: number, reachedAs: $0, under: rule) }
        }
        let isNear = limits.rules.indices.contains { isVisited(number, under: $0) }
        let isTooDeep = refusals.contains(nil)
        if !isNear, !isTooDeep { return .some(refusals.first ?? .outOfScope) }
        if redirects > limits.redirects { return .some(.redirectLimit) }
        if !isNear { return .some(.tooDeep) }
        if web.silentHosts.contains(place.host) { return .some(.robotsUnreachable) }
        return place.isForbidden ? .some(.robotsDenied) : .some(nil)
    }

    /// Why a rule does not have a place, whatever its depth.
    private func refusal(
        of number: Int,
        reachedAs reach: RuledReach,
        under rule: Int
    ) -> SkipReason? {
        let place = web.places[number]
        if place.isExcluded { return .excluded }
        let isExempt = reach.depth == 0 || reach.isSitemap
        if !isExempt, limits.rules[rule].hasIncludes, !place.isIncluded { return .notIncluded }
        let isNear = isInScope(number, of: rule) || reach.hops <= limits.rules[rule].extraHops
        return isExempt || isNear ? nil : .outOfScope
    }

    private func isVisited(_ number: Int, under rule: Int) -> Bool {
        guard let reach = reached[number].ruled[rule] else { return false }
        return reach.depth <= limits.rules[rule].depth ?? .max
            && refusal(of: number, reachedAs: reach, under: rule) == nil
    }

    private func isInScope(_ number: Int, of rule: Int) -> Bool {
        !limits.rules[rule].isHostScope
            || web.places.indices.contains { other in
                reached[other].ruled[rule]?.depth == 0
                    && web.places[other].host == web.places[number].host
            }
    }

    /// True where a host is asked for its robots.txt on account of any place.
    private func isAsked(_ host: Int) -> Bool {
        guard !web.silentHosts.contains(host) else { return false }
        return web.places.indices.contains { number in
            let reason = reason(number)
            return web.places[number].host == host
                && (reason == .some(nil) || reason == .some(.robotsDenied))
        }
    }

    private func hasRoot(_ host: Int, of rule: Int) -> Bool {
        web.places.indices.contains { number in
            let place = web.places[number]
            return place.host == host && !place.isExcluded
                && reached[number].ruled[rule]?.depth == 0
        }
    }

    private mutating func spread(_ number: Int) {
        guard let depth = reached[number].depth, let redirects = reached[number].redirects else {
            return
        }
        let links = ways(from: number) { RuledReach(depth: $0.depth + 1, hops: $0.hops + 1) }
        switch web.places[number].answer {
        case .failure:
            break
        case .redirect(let target):
            let ways = ways(from: number) { RuledReach(depth: $0.depth, hops: max(1, $0.hops)) }
            lower(target, to: depth, redirects: redirects + 1, under: ways)
        case .sitemap(let entries, let isIndex):
            for target in entries {
                let isOwn = web.places[target].host == web.places[number].host
                let ways = links.mapValues { way in
                    var way = way
                    way.isSitemap = isIndex && isOwn
                    return way
                }
                lower(target, to: depth + 1, redirects: 0, under: ways)
            }
        case .page(let targets):
            for (target, isFollowed) in targets {
                guard isFollowed else {
                    reached[target].noticed = min(reached[target].noticed ?? .max, depth + 1)
                    continue
                }
                lower(target, to: depth + 1, redirects: 0, under: links)
            }
        }
    }

    /// The ways that a place opens, by the rules under which it is visited.
    private func ways(
        from number: Int,
        _ step: (RuledReach) -> RuledReach
    ) -> [Int: RuledReach] {
        var ways: [Int: RuledReach] = [:]
        for rule in limits.rules.indices where isVisited(number, under: rule) {
            guard var reach = reached[number].ruled[rule] else { continue }
            if isInScope(number, of: rule) || reach.depth == 0 || reach.isSitemap { reach.hops = 0 }
            ways[rule] = step(reach)
        }
        return ways
    }

    private mutating func lower(
        _ number: Int,
        to depth: Int,
        redirects: Int,
        under ways: [Int: RuledReach]
    ) {
        for (rule, way) in ways {
            let known = reached[number].ruled[rule] ?? way
            reached[number].ruled[rule] = RuledReach(
                depth: min(known.depth, way.depth),
                hops: min(known.hops, way.hops),
                isSitemap: known.isSitemap || way.isSitemap
            )
        }
        reached[number].depth = min(reached[number].depth ?? .max, depth)
        reached[number].redirects = min(reached[number].redirects ?? .max, redirects)
    }
}
