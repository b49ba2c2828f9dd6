import CrawlControl
import CrawlFrontier
import CrawlModel
import CrawlSeen
import URLStandard

/// What came of a URL that somebody adds.
struct Addition: Sendable {
    let changes: [FrontierChange]
    /// True where it waits now, or has been visited.
    let isTaken: Bool
    /// What there is to be said of it, nil for nothing.
    let remark: String?
}

extension FrontierState {
    /// Carries an order out on URLs.
    ///
    /// - Returns: What changed.
    mutating func carryOut(_ order: Order, on visits: [Visit]) -> [FrontierChange] {
        switch order.verb {
        case .hold: setAside(visits, as: .held, rule: order.text)
        case .drop: setAside(visits, as: .dropped, rule: order.text)
        case .release: release(visits)
        case .boost: boost(visits)
        case .add, .pause, .resume, .rate: []
        }
    }

    /// Carries an order out on a host.
    mutating func carryOut(_ order: Order, on host: HostID) {
        switch order.verb {
        case .pause: setPaused(host, true)
        case .resume: setPaused(host, false)
        case .rate: pace(host, to: order.number.map { .milliseconds($0) })
        case .hold, .release, .drop, .boost, .add: break
        }
    }

    /// Takes in what was ordered for a host before.
    mutating func obey(_ order: HostOrder) {
        if order.isPaused { setPaused(order.host, true) }
        if let delay = order.delay { pace(order.host, to: delay) }
    }

    /// Takes a URL in that somebody has typed.
    mutating func add(
        _ text: String,
        depth: Int,
        ignoring ignored: IgnoredDifferences
    ) -> Addition {
        let candidates = TypedURL(text).candidates
        let known = candidates.first { standing(of: URLKey(of: $0, ignoring: ignored)) != nil }
        guard let url = known ?? candidates.first else {
            return Addition(changes: [], isTaken: false, remark: "\(Quotation(text)) is no URL")
        }
        if let (reason, rule) = refusal(of: url, depth: depth) {
            let cause = reason.rawValue + (rule.map { " by \($0)" } ?? "")
            return Addition(changes: [], isTaken: false, remark: "\(url) is not added: \(cause)")
        }
        let key = URLKey(of: url, ignoring: ignored)
        let before = standing(of: key)?.state
        let changes = add(url, key: key, depth: depth)
        guard standing(of: key) != nil else {
            return Addition(changes: changes, isTaken: false, remark: "no more URLs can be known")
        }
        let remark =
            switch before {
            case .waiting?, .spilled?, .inFlight?: "\(url) waits already"
            case .done?, .relinking?: "\(url) was visited already"
            default: String?.none
            }
        return Addition(changes: changes, isTaken: true, remark: remark)
    }
}

extension FrontierChange {
    /// For how many URLs it counts, of which an order asks something.
    func weight(in verb: Order.Verb) -> Int {
        switch (verb, self) {
        case (.release, .reopened), (.hold, .refused), (.drop, .refused), (.boost, .moved): 1
        // What is let go may be refused for another reason.
        case (.release, .refused): -1
        default: 0
        }
    }
}
