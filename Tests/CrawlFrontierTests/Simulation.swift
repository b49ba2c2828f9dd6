import CrawlSeen
import CrawlPoliteness
import CrawlScope
import CrawlTestSupport
import CrawlFrontier
import CrawlModel
import Linux
import RobotsStandard
import URLStandard

/// A crawl of a random web without a network: answers come in any order, and the crawl may be
/// killed.
struct Simulation {
    struct Plan {
        var limits = RightCrawl.Limits()
        var frontier: FrontierPlan
        var workers = 4
        /// How many pages may be stored on account of rules, by their places.
        var pagesOfRules: [Int: Int] = [:]
        /// How many steps in a thousand are kills.
        var kills = 0
        /// True where the store reads only what is committed.
        var isLagging = false
        /// How many steps in a thousand are somebody's orders.
        var orders = 0
    }

    /// Rows as they were decided, and as they would be found after a kill.
    struct Journal {
        var live = RowStore()
        var committed = RowStore()
        private var pending: [RowStore.Transaction] = []

        mutating func append(_ transaction: RowStore.Transaction) {
            live.apply(transaction)
            pending.append(transaction)
        }

        mutating func commitSome(using generator: inout SeededGenerator) {
            commit(Int.random(in: 0...pending.count, using: &generator))
        }

        mutating func commitAll() {
            commit(pending.count)
        }

        mutating func loseTheRest() {
            pending = []
            live = committed
        }

        private mutating func commit(_ count: Int) {
            for transaction in pending.prefix(count) { committed.apply(transaction) }
            pending.removeFirst(count)
        }
    }

    let web: RandomWeb
    var plan: Plan
    var generator: SeededGenerator
    var state: FrontierState
    var journal = Journal()
    /// What is under way, and the rows of a reading that were read when it began.
    var inHands: [(step: FrontierStep, rows: [Visit]?)] = []
    var now = Moment(nanoseconds: 0)
    var watch: PolitenessWatch
    var complaints: [String] = []
    var ending: FrontierEnding?

    init(of web: RandomWeb, _ plan: Plan, using generator: SeededGenerator) {
        self.web = web
        self.plan = plan
        self.generator = generator
        state = FrontierState(plan.frontier, rules: Self.rules(plan))
        watch = PolitenessWatch(plan.frontier.politeness)
        journal.append(admitSeeds())
    }

    private static func rules(_ plan: Plan) -> RuleBook {
        let rules = plan.limits.rules.enumerated().map { number, rule in
            let scope = Scope(
                rule.isHostScope ? .host : .any,
                includes: rule.hasIncludes ? ["*/docs/*"] : [],
                excludes: ["*/excluded/*"]
            )
            var limits = ReachRule(scope, name: number == 0 ? "" : "rule=\(number)")
            limits.maximumDepth = rule.depth
            limits.extraHops = rule.extraHops
            limits.maximumPages = plan.pagesOfRules[number]
            return limits
        }
        return RuleBook(rules)
    }

    mutating func run() {
        for _ in 0..<200_000 {
            guard ending == nil, complaints.isEmpty else { return }
            let lot = Int.random(in: 0..<1_000, using: &generator)
            if lot < plan.kills {
                kill()
            } else if lot < plan.kills + plan.orders {
                order()
            } else if inHands.count < plan.workers, generator.isLucky(60) {
                ask()
            } else {
                finishAny()
            }
        }
        complaints.append("the crawl does not end: \(state.counts)")
    }

    private mutating func ask() {
        switch state.next(now: now) {
        case .visit(let visit):
            if visit.kind != .relink {
                complaints += watch.start(visit, at: Self.address(of: visit.url), now: now)
            }
            checkSpelling(of: visit)
            inHands.append((.visit(visit), nil))
        case .refused(let changes):
            journal.append(.init(changes: changes))
        case .wait(let moment):
            wait(until: moment)
        case .finished where state.heldCount > 0:
            releaseAll()
        case .finished(let ending):
            self.ending = ending
            if !inHands.isEmpty { complaints.append("it ended with visits in flight") }
        case let reading:
            inHands.append((reading, earlyRows(of: reading)))
        }
    }

    private mutating func wait(until moment: Moment?) {
        guard inHands.isEmpty else { return finishAny() }
        guard let moment else { return complaints.append("nothing is due: \(state.counts)") }
        now = max(now, moment)
        journal.commitAll()
    }

    private mutating func finishAny() {
        guard !inHands.isEmpty else { return }
        now = now + .milliseconds(Int.random(in: 0...400, using: &generator))
        journal.commitSome(using: &generator)
        let place = Int.random(in: 0..<inHands.count, using: &generator)
        let (step, early) = inHands.remove(at: place)
        switch step {
        case .visit(let visit): finish(visit)
        case .refill(let host, let limit): refill(host, early ?? rows(of: host, limit: limit))
        case .locate(let host, let url):
            state.locate(host, at: isKnown(url) ? Self.address(of: url) : nil)
        case .reconsider(let hosts, let after, let limit):
            let outsiders = journal.live.outsiders(of: hosts, after: after, limit: limit)
            journal.append(.init(changes: state.reconsider(outsiders)))
        default: break
        }
    }

    /// Two of three hosts share their address with others.
    private static func address(of url: WebURL) -> String {
        let number = Int(url.hostname.dropFirst().prefix { $0.isNumber }) ?? 0
        return number % 3 == 0 || number == 4 ? "10.0.1.\(number)" : "10.0.0.1"
    }

    /// False where nobody finds out where a host is before it answers.
    private func isKnown(_ url: WebURL) -> Bool { url.hostname != "h4.test" }

    private func rows(of host: HostID, limit: Int) -> [Visit] {
        (plan.isLagging ? journal.committed : journal.live).rows(of: host, limit: limit)
    }

    /// Rows may be long on their way, while other steps end.
    private mutating func earlyRows(of reading: FrontierStep) -> [Visit]? {
        guard case .refill(let host, let limit) = reading, generator.isLucky(50) else { return nil }
        return rows(of: host, limit: limit)
    }

    private mutating func refill(_ host: HostID, _ rows: [Visit]) {
        do {
            journal.append(.init(changes: try state.accept(rows, of: host, now: now)))
        } catch {
            complaints.append(error.description)
        }
    }

    /// What is requested has the spelling of its row, as long as it is under way.
    private mutating func checkSpelling(of visit: Visit) {
        guard visit.kind == .page, let row = journal.live.urls[visit.id], visit.url != row.url
        else { return }
        complaints.append("\(visit.url) is visited, whose row says \(row.url)")
    }

    private mutating func finish(_ visit: Visit) {
        checkSpelling(of: visit)
        var visit = visit
        if visit.kind == .relink, let row = journal.live.urls[visit.id] { visit.url = row.url }
        let address = Self.address(of: visit.url)
        if visit.kind != .relink { watch.end(visit, at: address, now: now) }
        let yield = yield(of: visit)
        let facts = VisitFacts(
            reach: .answered,
            latency: .milliseconds(Int.random(in: 0...2_000, using: &generator)),
            address: address
        )
        guard !state.takesBack(visit, yield) else { return }
        let changes = state.finish(visit, yield, facts, now: now)
        journal.append(.init(visit: visit, yield: yield, changes: changes))
    }

    private mutating func yield(of visit: Visit) -> VisitYield {
        let later = now + .milliseconds(Int.random(in: 1...3_000, using: &generator))
        guard let number = web.number(of: visit.key) else { return .nothing }
        if visit.kind != .relink, generator.isLucky(5) { return .postponed(until: later) }
        let place = web.places[number]
        guard visit.kind == .robots else {
            let isFailing = visit.kind == .page && visit.attempt <= place.failures
            let mayRespell = visit.redirects < plan.limits.redirects
            return isFailing ? .retry(at: later) : web.yield(of: visit, mayRespell: mayRespell)
        }
        if visit.attempt < 3, generator.isLucky(30) { return .retry(at: later) }
        return .robots(
            web.silentHosts.contains(place.host)
                ? .unreachable("silent")
                : .rules(RobotsRules(parsing: web.robots(of: place.host), agent: "crawl"))
        )
    }

    /// Begins again from all that was journalled, where more URLs can be known.
    mutating func goOn(with urls: Int) {
        journal.commitAll()
        plan.frontier.capacity.urls = urls
        ending = nil
        kill()
    }

    /// Loses everything but what is committed, and begins again from there.
    private mutating func kill() {
        journal.commitSome(using: &generator)
        journal.loseTheRest()
        inHands = []
        state = FrontierState(plan.frontier, rules: Self.rules(plan))
        watch = PolitenessWatch(plan.frontier.politeness)
        let changes = journal.live.restore(into: &state)
        journal.append(.init(changes: changes))
        journal.append(admitSeeds())
    }

    private mutating func admitSeeds() -> RowStore.Transaction {
        let rules = plan.limits.rulesOfSeeds
        let seeds = web.seeds.enumerated().map { number, seed in
            let place = web.places[seed]
            let url = place.spellings[number % place.spellings.count]
            return (url: url, key: place.key, rule: rules.isEmpty ? 0 : rules[number])
        }
        return .init(changes: state.admit(seeds))
    }
}

extension Simulation {
    /// What the rows say in the end, by place.
    var answers: [Int: RightCrawl.Answer] {
        var answers: [Int: RightCrawl.Answer] = [:]
        for (id, row) in journal.live.urls {
            guard let number = web.number(of: row.key) else { continue }
            answers[number] = .init(depth: row.depth, reason: journal.live.skips[id]?.reason)
        }
        return answers
    }

    /// What does not fit together in the end, apart from the answers.
    var flaws: [String] {
        var flaws = complaints + journal.live.complaints
        if !journal.live.frontier.isEmpty {
            flaws.append("rows are left: \(journal.live.frontier.keys)")
        }
        for (id, row) in journal.live.urls {
            let isEnded = journal.live.ended[id] != nil
            if isEnded == (journal.live.skips[id] != nil) {
                flaws.append("\(id) is both or neither")
            }
            let depth = state.standing(of: row.key)?.depth
            if depth != row.depth { flaws.append("\(id) has two depths") }
        }
        for (id, count) in journal.live.storedPages where count != 1 {
            flaws.append("\(id) was committed \(count) times")
        }
        return flaws
    }
}
