package import CrawlModel
import CrawlScope
package import URLStandard

extension FrontierState {
    /// Takes seeds in, known ones too: a seed is never out of scope.
    ///
    /// - Returns: What changed, to be journalled before any of the visits is made.
    package mutating func admit(_ seeds: [(url: WebURL, key: URLKey)]) -> [FrontierChange] {
        admit(seeds.map { ($0.url, $0.key, rule: 0) })
    }

    /// Takes seeds in, each with the place of its rule.
    ///
    /// - Returns: What changed, to be journalled before any of the visits is made.
    package mutating func admit(
        _ seeds: [(url: WebURL, key: URLKey, rule: Int)]
    ) -> [FrontierChange] {
        var changes: [FrontierChange] = []
        for seed in seeds {
            let reaches = ruling.book.noted([Reach(rule: seed.rule, depth: 0)])
            reach(seed.key, by: .seed, under: reaches, into: &changes, at: seed.url)
        }
        return changes
    }

    /// Why a URL that somebody adds is not taken in; nil where it is.
    package func refusal(
        of url: WebURL,
        depth: Int
    ) -> (reason: SkipReason, rule: String?)? {
        let reach = Reach(rule: 0, depth: depth, hops: 1)
        if let refusal = ruling.book.rules.refusal(of: url, by: reach) {
            return (SkipReason(refusal), refusal.rule)
        }
        return depth > ruling.book.rules.maximumDepth(of: url, by: 0) ? (.tooDeep, nil) : nil
    }

    /// Takes a URL in that somebody adds, be it known or put aside.
    ///
    /// - Parameters:
    ///   - url: What is to be visited.
    ///   - key: Its identity.
    ///   - depth: As how many links from a seed it counts; as one itself where none.
    /// - Returns: What changed, to be journalled before the visit is made.
    package mutating func add(_ url: WebURL, key: URLKey, depth: Int) -> [FrontierChange] {
        var changes: [FrontierChange] = []
        if let slot = seen.find(key), let host = hosts.find(url) {
            let id: URLID = seen.id(at: slot)
            changes = release([Visit(id: id, key: key, url: url, host: host, depth: 0)])
        }
        let way = depth == 0 ? Way.seed : Way(depth: depth, via: .added)
        let reaches = ruling.book.noted([Reach(rule: 0, depth: depth, hops: 1)])
        reach(key, by: way, under: reaches, into: &changes, at: url)
        return changes
    }
}
