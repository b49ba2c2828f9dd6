import CrawlDispatch
import CrawlFrontier
import CrawlModel
import CrawlPoliteness
import CrawlScope
import CrawlTestSupport
import Linux
import Testing
import URLStandard

/// Sites that name more URLs than anybody can visit.
struct FrontierStateFloodTests {
    private static func place(_ number: Int, of host: String) throws -> (url: WebURL, key: URLKey) {
        let url = try WebURL(parsing: "http://\(host)/\(number)")
        return (url, URLKey(of: url))
    }

    private static func links(_ numbers: Range<Int>, of host: String) throws -> LinkList {
        var links = LinkList()
        for number in numbers {
            let (url, key) = try place(number, of: host)
            links.append(url, key: key, source: .a)
        }
        return links
    }

    /// When ten hosts of thirty pages each are visited, perhaps beside one that has no end.
    private static func moments(besideCalendar hasCalendar: Bool) throws -> [String: [Moment]] {
        var politeness = Politeness(delay: .seconds(1), perHost: 1)
        politeness.perAddress = .max
        politeness.adapts = false
        var plan = FrontierPlan(obeysRobots: false, politeness: politeness)
        plan.capacity.visits = 200
        plan.budgets.pagesPerHost = 60
        var crawl = RowedFrontier(FrontierState(plan, scope: Scope(.any)))
        if hasCalendar { crawl.admit([try place(0, of: "calendar.test")]) }
        for host in 0..<10 {
            for page in 0..<30 { crawl.admit([try place(page, of: "h\(host).test")]) }
        }
        var (moments, months) = ([String: [Moment]](), 1)
        while let visit = try crawl.next() {
            moments[visit.url.hostname, default: []].append(crawl.now)
            guard visit.url.hostname == "calendar.test" else {
                crawl.finish(visit, .page(LinkList()))
                continue
            }
            crawl.finish(visit, .page(try links(months..<months + 30, of: "calendar.test")))
            months += 30
        }
        #expect(moments["calendar.test", default: []].count == (hasCalendar ? 60 : 0))
        moments["calendar.test"] = nil
        return moments
    }

    @Test func `H1: an endless calendar takes nobody else's turn`() throws {
        let (alone, beside) = try (
            Self.moments(besideCalendar: false), Self.moments(besideCalendar: true)
        )
        #expect(alone.count == 10 && alone.values.allSatisfy { $0.count == 30 })
        #expect(beside == alone)
    }

    @Test func `H7: a full frontier takes in what comes and hands out each URL once`() throws {
        let (pages, size) = Thoroughness.isFull ? (1_000, 1_000) : (100, 100)
        var politeness = Politeness(delay: .zero, perHost: 8)
        politeness.perAddress = .max
        let bound = pages * size / 100
        var plan = FrontierPlan(obeysRobots: false, politeness: politeness)
        plan.capacity.visits = bound
        var crawl = RowedFrontier(FrontierState(plan, scope: Scope(.any)))
        for page in 0..<pages { crawl.admit([try Self.place(page, of: "seed.test")]) }
        var visited = 0
        while visited < pages, let visit = try crawl.next() {
            guard visit.depth == 0 else {
                crawl.finish(visit, .nothing)
                continue
            }
            visited += 1
            let links = try Self.links(0..<size, of: "h\(visited).test")
            crawl.finish(visit, .page(links))
            let counts = crawl.state.counts
            #expect(counts.waiting - counts.spilled <= bound + 1)
        }
        while let visit = try crawl.next() { crawl.finish(visit, .nothing) }
        #expect(crawl.handedOut == pages * (size + 1))
        #expect(crawl.state.counts.waiting == 0)
    }
}

/// A frontier whose store is a list of rows for each host.
private struct RowedFrontier {
    private(set) var state: FrontierState
    private(set) var now = Moment(nanoseconds: 0)
    private var rows: [HostID: [Visit]] = [:]
    private var gone: Set<URLID> = []

    init(_ state: FrontierState) {
        self.state = state
    }

    /// How many URLs were handed out, each counted once.
    var handedOut: Int { gone.count }

    mutating func admit(_ seeds: [(url: WebURL, key: URLKey)]) { note(state.admit(seeds)) }

    mutating func finish(_ visit: Visit, _ yield: VisitYield) {
        note(state.finish(visit, yield, now: now))
    }

    /// The next visit, however long that takes; nil at the end.
    mutating func next() throws -> Visit? {
        while true {
            switch state.next(now: now) {
            case .visit(let visit):
                let isNew = gone.insert(visit.id).inserted
                #expect(isNew)
                return visit
            case .refill(let host, let limit):
                note(try state.accept(waiting(of: host, limit), of: host, now: now))
            case .locate(let host, _): state.locate(host, at: nil)
            case .refused(let changes): note(changes)
            case .reconsider: note(state.reconsider([]))
            case .wait(let moment?): now = moment
            case .wait(nil), .finished: return nil
            }
        }
    }

    private mutating func waiting(of host: HostID, _ limit: Int) -> [Visit] {
        rows[host]?.removeAll { gone.contains($0.id) }
        return Array(rows[host, default: []].prefix(limit))
    }

    /// In order of discovery, which is that of depths, since each host here has pages of one.
    private mutating func note(_ changes: [FrontierChange]) {
        for change in changes {
            switch change {
            case .discovered(let visit, _): rows[visit.host, default: []].append(visit)
            case .refused(let visit, _, _): rows[visit.host]?.removeAll { $0.id == visit.id }
            default: break
            }
        }
    }
}
