import CrawlFrontier
import CrawlModel
import CrawlPoliteness
import CrawlScope
import Linux
import URLStandard

/// An endless web that a frontier is led through, without a network.
struct FrontierWork {
    private static let linksPerPage = 100
    private static let inFlight = 256

    private(set) var finished = 0
    private(set) var known = 0
    private let web: EndlessWeb
    private let now = Moment(nanoseconds: 0)
    private let facts = VisitFacts(reach: .answered)
    private var state: FrontierState
    /// A place for each visit in flight, by the number of its departure.
    private var travelling: [Visit?] = []
    private var (oldest, next) = (0, 0)
    /// How many URLs of each host are finished; a host's are finished in order.
    private var done: [Int]

    init(hosts: Int, memory: Int) {
        web = EndlessWeb(hosts: hosts)
        done = [Int](repeating: 0, count: hosts)
        let plan = FrontierPlan(
            capacity: .init(visits: memory),
            obeysRobots: false,
            politeness: Politeness(delay: .zero, perHost: 1)
        )
        state = FrontierState(plan, scope: Scope(.any))
    }

    var seenBytesPerURL: Double { Double(state.seenByteCount) / Double(known) }

    mutating func admitSeeds() {
        let numbers = 0..<(2 * Self.inFlight)
        _ = state.admit(numbers.compactMap { web.visit($0).map { ($0.url, $0.key) } })
        known = numbers.count
    }

    /// Links to URLs that nobody has seen, each on another host than the one before.
    mutating func links() -> LinkList {
        let numbers = known..<(known + Self.linksPerPage)
        known += numbers.count
        var links = LinkList()
        for number in numbers {
            links.append(
                web.spelling(number).span,
                key: web.key(number),
                at: LinkPlace(.a)
            )
        }
        return links
    }

    /// Ends as many visits as there are links, the first with all of them.
    mutating func carry(_ links: LinkList) {
        carry(.page(links))
        let nothing = VisitYield.page(LinkList())
        for _ in 1..<links.count { carry(nothing) }
    }

    private mutating func carry(_ yield: VisitYield) {
        setOut()
        guard oldest < next else { return }
        finish(oldest, yield)
        oldest += 1
    }

    /// Ends one visit with links.
    mutating func follow(_ links: LinkList) {
        setOut()
        guard oldest < next else { return }
        next -= 1
        finish(next, .page(links))
    }

    private mutating func finish(_ departure: Int, _ yield: VisitYield) {
        guard let visit = travelling[departure % Self.inFlight].take() else { return }
        _ = state.finish(visit, yield, facts, now: now)
        finished += 1
        done[Int(visit.host.rawValue) - 1] += 1
    }

    /// Hands out until enough visits are in flight.
    private mutating func setOut() {
        while next - oldest < Self.inFlight {
            switch state.next(now: now) {
            case .visit(let visit): depart(visit)
            case .refill(let host, let limit): refill(host, limit: limit)
            case .locate(let host, _): state.locate(host, at: "address \(host.rawValue)")
            default: return
            }
        }
    }

    private mutating func depart(_ visit: Visit) {
        if travelling.count < Self.inFlight {
            travelling.append(visit)
        } else {
            travelling[next % Self.inFlight] = visit
        }
        next += 1
    }

    private mutating func refill(_ host: HostID, limit: Int) {
        let first = Int(host.rawValue) - 1
        let numbers = stride(from: first + done[first] * web.hosts, to: known, by: web.hosts)
        do {
            _ = try state.accept(
                numbers.prefix(limit).compactMap(web.visit),
                of: host,
                now: now
            )
        } catch {
            preconditionFailure("A host has the rows that it was given.")
        }
    }
}

/// URLs by number, the hosts taking turns.
struct EndlessWeb {
    let hosts: Int

    /// As random as a digest, and quicker.
    func key(_ number: Int) -> URLKey {
        var key = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
        key = (key ^ key >> 31) &* 0xBF58_476D_1CE4_E5B9
        return URLKey(rawValue: Int64((key ^ key >> 29) >> 1))
    }

    func spelling(_ number: Int) -> [UInt8] {
        Array("http://host\(number % hosts).test/a/usual/path/\(number).html".utf8)
    }

    /// The visit of a URL in a frontier that knows all URLs before it.
    func visit(_ number: Int) -> Visit? {
        guard let url = try? WebURL(parsing: spelling(number).span) else { return nil }
        return Visit(
            id: URLID(rawValue: UInt32(number + 1)),
            key: key(number),
            url: url,
            host: HostID(rawValue: Int32(number % hosts + 1)),
            depth: 0
        )
    }
}
