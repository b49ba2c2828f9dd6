import CrawlFrontier
import CrawlModel
import CrawlPoliteness
import RobotsStandard
import URLStandard

/// The rows that a store keeps, and a complaint for each change that does not fit them.
struct RowStore {
    /// What is committed at once.
    struct Transaction {
        var visit: Visit?
        var yield: VisitYield?
        let changes: [FrontierChange]
    }

    struct URLRow {
        let key: URLKey
        var url: WebURL
        let host: HostID
        var via: Discovery
        var depth: Int
        var reach: String?
    }

    struct Skip {
        let reason: SkipReason
        let visit: Visit
    }

    private(set) var hosts: [String] = []
    private(set) var urls: [URLID: URLRow] = [:]
    private(set) var frontier: [URLID: Visit] = [:]
    private(set) var skips: [URLID: Skip] = [:]
    /// True for redirects.
    private(set) var ended: [URLID: Bool] = [:]
    private(set) var storedPages: [URLID: Int] = [:]
    private(set) var complaints: [String] = []
    /// What each origin names.
    private(set) var sitemaps: [String: [String]] = [:]

    mutating func apply(_ transaction: Transaction) {
        if let visit = transaction.visit, let yield = transaction.yield, visit.kind != .robots {
            end(visit, yield)
        }
        if let visit = transaction.visit, case .robots(let answer) = transaction.yield,
            case .rules(let rules) = answer
        {
            sitemaps[visit.url.origin] = rules.sitemaps
        }
        for change in transaction.changes { apply(change) }
    }

    private mutating func end(_ visit: Visit, _ yield: VisitYield) {
        guard frontier[visit.id]?.priority == visit.priority, frontier[visit.id]?.kind == visit.kind
        else { return complain("no row of \(visit.id) at \(visit.priority)") }
        var isRedirect = false
        switch yield {
        case .retry:
            frontier[visit.id]?.attempt = visit.attempt + 1
            return
        case .postponed: return
        case .page:
            if visit.kind == .page { storedPages[visit.id, default: 0] += 1 }
        case .redirect: isRedirect = true
        case .known, .respelled, .nothing, .robots: break
        }
        frontier[visit.id] = nil
        ended[visit.id] = isRedirect
    }

    private mutating func apply(_ change: FrontierChange) {
        switch change {
        case .host(let id, let name):
            hosts.append(name)
            if hosts.count != Int(id.rawValue) { complain("host \(id) is not the next") }
        case .missed, .resting: break
        case .discovered(let visit, let via):
            addURL(visit, via)
            addRow(visit)
        case .skipped(let visit, let via, let reason, _):
            addURL(visit, via)
            skips[visit.id] = Skip(reason: reason, visit: visit)
        case .nearer(let id, let depth):
            if urls[id] == nil { complain("\(id) is nearer and not known") }
            urls[id]?.depth = depth
        case .respelled(let id, let url): urls[id]?.url = url
        case .mapped(let id): urls[id]?.via = .sitemapFile
        case .placed(let id, let reach):
            if urls[id] == nil { complain("\(id) is placed and not known") }
            urls[id]?.reach = reach
        case .moved(let id, let host, let from, let to):
            guard let row = frontier[id], row.priority == from, row.host == host else {
                return complain("no row of \(id) to move from \(from)")
            }
            frontier[id]?.priority = to
        case .reopened(let visit):
            skips[visit.id] = nil
            if visit.kind == .page { ended[visit.id] = nil }
            addRow(visit)
        case .refused(let visit, let reason, _):
            if frontier[visit.id]?.priority != visit.priority { complain("no row of \(visit.id)") }
            frontier[visit.id] = nil
            skips[visit.id] = Skip(reason: reason, visit: visit)
        }
    }

    private mutating func addURL(_ visit: Visit, _ via: Discovery) {
        if Int(visit.id.rawValue) != urls.count + 1 { complain("\(visit.id) is not the next") }
        urls[visit.id] = URLRow(
            key: visit.key,
            url: visit.url,
            host: visit.host,
            via: via,
            depth: visit.depth
        )
    }

    private mutating func addRow(_ visit: Visit) {
        if frontier[visit.id] != nil { complain("\(visit.id) has a row already") }
        if skips[visit.id] != nil { complain("\(visit.id) has a row and a skip") }
        frontier[visit.id] = visit
    }

    private mutating func complain(_ complaint: String) {
        complaints.append(complaint)
    }
}

extension SkipReason {
    /// True where another rule may decide otherwise, or somebody.
    fileprivate var isByRule: Bool {
        switch self {
        case .robotsDenied, .robotsUnreachable, .hostDead, .budget: false
        case .notFollowed, .nofollow, .tooOld: false
        default: true
        }
    }
}

extension RowStore {
    /// The first rows of a host in their order.
    func rows(of host: HostID, limit: Int) -> [Visit] {
        let rows = waiting.filter { $0.host == host }
        return Array(rows.sorted { ($0.priority, $0.id) < ($1.priority, $1.id) }.prefix(limit))
    }

    /// All rows of the frontier, by their URLs' spellings.
    var waiting: [Visit] { frontier.values.map(spelled) }

    /// What an order has put aside and may let go.
    var held: [Visit] {
        skips.values.filter { $0.reason == .held }.map { spelled($0.visit) }
    }

    private func spelled(_ visit: Visit) -> Visit {
        var visit = visit
        if let url = urls[visit.id]?.url { visit.url = url }
        return visit
    }

    /// The URLs of hosts that were skipped for their scope or their depth, or are placed by rules.
    func outsiders(of hosts: Set<HostID>, after id: URLID, limit: Int) -> [Visit] {
        let found = urls.keys.filter { number in
            guard let url = urls[number], hosts.contains(url.host), id < number else {
                return false
            }
            guard let reason = skips[number]?.reason else { return url.reach != nil }
            return reason == .outOfScope || url.reach != nil && reason.isByRule
        }
        return found.sorted().prefix(limit).compactMap { number in
            urls[number].map { visit(number, at: $0) }
        }
    }

    private func visit(_ id: URLID, at row: URLRow) -> Visit {
        Visit(id: id, key: row.key, url: row.url, host: row.host, depth: row.depth)
    }

    /// Rebuilds the state of an unfinished crawl.
    ///
    /// - Returns: What changed on that occasion.
    func restore(into state: inout FrontierState) -> [FrontierChange] {
        state.restore(hosts: hosts)
        state.restore(urls: urls.keys.sorted().map(restored))
        for (id, url) in urls {
            if let reach = url.reach { state.restore(visit(id, at: url), reach: reach) }
        }
        let byHost = Dictionary(grouping: frontier.values, by: \.host)
        state.restore(waiting: byHost.keys.sorted().map { ($0, byHost[$0]?.count ?? 0) })
        let pages = Dictionary(grouping: storedPages.keys) { urls[$0]?.host ?? HostID(rawValue: 1) }
        for id in storedPages.keys {
            guard let url = urls[id] else { continue }
            state.restore(page: visit(id, at: url))
        }
        state.restore(
            pages: pages.map { (host: $0.key, count: $0.value.count) },
            receivedBytes: 0
        )
        let roots = urls.values.filter { $0.depth == 0 }.map(\.url)
        state.restore(roots: roots, storedPages: storedPages.count)
        return state.restore(sitemaps: sitemaps.map { (origin: $0.key, sitemaps: $0.value) })
    }

    private func restored(_ id: URLID) -> RestoredURL {
        guard let url = urls[id] else { preconditionFailure("Every number has a row.") }
        let row = frontier[id]
        let skip = skips[id]
        return RestoredURL(
            id: id,
            key: url.key,
            depth: url.depth,
            state: state(of: id),
            priority: row?.priority,
            redirects: row?.redirects ?? skip?.visit.redirects ?? 0,
            // The file knows it only of what was not noticed before it was followed.
            via: ended[id] == true ? .redirect : url.via
        )
    }

    private func state(of id: URLID) -> RestoredState {
        if let row = frontier[id] { return row.kind == .relink ? .relinking : .waiting }
        return skips[id].map { .skipped($0.reason) } ?? .fetched
    }
}
