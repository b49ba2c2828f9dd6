import CrawlModel
import CrawlRecall
import CrawlStore
import Testing

/// What the store must say after a script of changes: the same rules, kept in a dictionary.
private struct Model {
    struct Known: Equatable {
        var depth: Int
        var state: RestoredState
    }

    struct Row: Equatable {
        var priority: Int
        var attempt: Int
        var kind: Visit.Kind
    }

    var known: [UInt32: Known] = [:]
    var rows: [UInt32: Row] = [:]
}

/// A deterministic script of everything that a frontier can write.
private struct Script {
    private(set) var model = Model()
    private var random: UInt64
    private var nextID: UInt32 = 1

    init(seed: UInt64) {
        random = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    mutating func next() throws -> StoreWrite {
        switch below(8) {
        case 0: return .changes([try discover(), try skip()])
        case 1: return try decide()
        default: return try make()
        }
    }

    private mutating func below(_ limit: Int) -> Int {
        random ^= random << 13
        random ^= random >> 7
        random ^= random << 17
        return Int(random % UInt64(limit))
    }

    private mutating func pick(_ state: RestoredState) -> UInt32? {
        let ids = model.known.filter { $0.value.state == state }.keys.sorted()
        return ids.isEmpty ? nil : ids[below(ids.count)]
    }

    private func visit(_ id: UInt32) throws -> Visit {
        let row = model.rows[id]
        let depth = model.known[id]?.depth ?? 1
        var visit = try Samples.visit(
            id,
            kind: row?.kind ?? .page,
            depth: depth,
            priority: row?.priority ?? depth
        )
        visit.attempt = row?.attempt ?? 1
        return visit
    }

    private mutating func discover() throws -> FrontierChange {
        let id = nextID
        nextID += 1
        let depth = below(4)
        model.known[id] = .init(depth: depth, state: .waiting)
        model.rows[id] = .init(priority: depth, attempt: 1, kind: .page)
        return .discovered(try visit(id), via: .link)
    }

    private mutating func skip() throws -> FrontierChange {
        let id = nextID
        nextID += 1
        let reason = SkipReason.allCases[below(SkipReason.allCases.count)]
        model.known[id] = .init(depth: 4, state: .skipped(reason))
        return .skipped(try visit(id), via: .link, reason: reason, rule: nil)
    }

    private mutating func decide() throws -> StoreWrite {
        guard let id = pick(.waiting), let row = model.rows[id] else {
            return .changes([try discover()])
        }
        switch below(3) {
        case 0:
            model.known[id]?.depth = 0
            model.rows[id]?.priority = 0
            let host = HostID(rawValue: 1)
            let moved = FrontierChange.moved(
                URLID(rawValue: id),
                host: host,
                from: row.priority,
                to: 0
            )
            return .changes([.nearer(URLID(rawValue: id), depth: 0), moved])
        case 1:
            let change = FrontierChange.refused(try visit(id), reason: .robotsDenied, rule: "/")
            model.rows[id] = nil
            model.known[id]?.state = .skipped(.robotsDenied)
            return .changes([change])
        default:
            return .changes([try reopen(.skipped(.tooDeep), as: .page)].compactMap(\.self))
        }
    }

    private mutating func reopen(
        _ state: RestoredState,
        as kind: Visit.Kind
    ) throws -> FrontierChange? {
        guard let id = pick(state), let depth = model.known[id]?.depth else { return nil }
        model.known[id]?.state = kind == .page ? .waiting : .relinking
        model.rows[id] = .init(priority: depth, attempt: 1, kind: kind)
        return .reopened(try visit(id))
    }

    private mutating func make() throws -> StoreWrite {
        guard let id = model.rows.keys.sorted().first else { return .changes([try discover()]) }
        let visit = try visit(id)
        if visit.kind == .page, below(4) == 0 {
            model.rows[id]?.attempt += 1
            var record = VisitRecord(visit: visit, outcome: .timeoutIdle, facts: TransferFacts())
            record.retryAt = 1_700_000_000_500
            return .visit(record)
        }
        model.rows[id] = nil
        model.known[id]?.state = .fetched
        var changes = [try discover(), try discover(), try skip()]
        if let change = try reopen(.fetched, as: .relink) { changes.append(change) }
        return .visit(Samples.record(visit, changes: changes))
    }
}

struct PageStoreFrontierTests {
    private let place = TestPlace()

    @Test(arguments: [UInt64(1), 2, 3])
    func `changes applied in order rebuild the same state after every stop`(
        seed: UInt64
    ) async throws {
        var script = Script(seed: seed)
        let run = RunDescription(startedAt: 1)
        var (store, _) = try await PageStore.open(place.file(), run: run)
        store.append(.changes([Samples.host]))
        for _ in 0..<8 {
            for _ in 0..<60 { store.append(try script.next()) }
            #expect(try await rows(store) == script.model.rows)
            try await store.finish(false)
            (store, _) = try await PageStore.open(place.file(), run: run)
            try await compare(store, with: script.model)
        }
        try await store.finish(true)
    }

    private func compare(_ store: PageStore, with model: Model) async throws {
        let stored = try await StoredCrawl.open(place.file())
        let crawl = try await stored.overview()
        #expect(crawl.urlCount == model.known.count)
        #expect(crawl.hosts.first?.waitingCount == model.rows.count)
        var known: [UInt32: Model.Known] = [:]
        while case let chunk = try await stored.nextURLs(7), !chunk.isEmpty {
            for url in chunk {
                known[url.id.rawValue] = .init(depth: Int(url.depth), state: url.state)
            }
        }
        #expect(known == model.known)
        #expect(try await rows(store) == model.rows)
    }

    private func rows(_ store: PageStore) async throws -> [UInt32: Model.Row] {
        let visits = try await store.waiting(of: HostID(rawValue: 1), limit: .max).map(\.visit)
        let places = visits.map { ($0.priority, $0.id.rawValue) }
        let isOrdered = zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
        #expect(isOrdered)
        for limit in [1, 5] {
            let first = try await store.waiting(of: HostID(rawValue: 1), limit: limit)
            #expect(first.map(\.visit) == Array(visits.prefix(limit)))
        }
        return Dictionary(
            uniqueKeysWithValues: visits.map { visit in
                let row = Model.Row(
                    priority: visit.priority,
                    attempt: visit.attempt,
                    kind: visit.kind
                )
                return (visit.id.rawValue, row)
            }
        )
    }
}
