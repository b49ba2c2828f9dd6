import CrawlSeen
package import CrawlModel
import CrawlScope
import CrawlWaiting
import URLStandard

extension FrontierState {
    /// How many URLs are read at once.
    private static let batch = 1_000

    /// Takes a root into the scope; what had been outside on its account is looked at again.
    mutating func widen(by root: WebURL, under reaches: [Reach]) {
        for rule in rootRules(reaches) where rules.book.widen(rule, by: root) {
            guard let hosts = refills.outsiders.known[rules.book.name(of: root)] else { continue }
            refills.outsiders.next.formUnion(hosts)
        }
    }

    /// Decides whether URLs that were out of scope are to be read.
    mutating func claimPass() -> FrontierStep? {
        guard !refills.outsiders.isTravelling, !refills.outsiders.isOver else { return nil }
        if refills.outsiders.hosts.isEmpty {
            refills.outsiders.hosts = refills.outsiders.next
            refills.outsiders.next = []
            refills.outsiders.reached = URLID(rawValue: 0)
        }
        refills.outsiders.isTravelling = true
        census.travelling += 1
        let pass = refills.outsiders
        return .reconsider(pass.hosts, after: pass.reached, limit: Self.batch)
    }

    /// Takes URLs in that were out of scope, in the order of their numbers; nil gives the
    /// reading back.
    ///
    /// - Returns: What changed, to be journalled before any of the visits is made.
    package mutating func reconsider(_ outsiders: [Visit]?) -> [FrontierChange] {
        refills.outsiders.isTravelling = false
        census.travelling -= 1
        guard let outsiders else { return [] }
        refills.outsiders.reached = outsiders.last?.id ?? refills.outsiders.reached
        if outsiders.count < Self.batch { refills.outsiders.hosts = [] }
        var changes: [FrontierChange] = []
        for visit in outsiders { reconsider(visit, into: &changes) }
        return changes
    }

    /// Decides again about URLs that another scope may have refused.
    ///
    /// - Returns: What changed, to be journalled before any of the visits is made.
    package mutating func judge(_ refused: [RefusedURL]) -> [FrontierChange] {
        var changes: [FrontierChange] = []
        for url in refused { reconsider(url.visit, refused: url, into: &changes) }
        return changes
    }
}
