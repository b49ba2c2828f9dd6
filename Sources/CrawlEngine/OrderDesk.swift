import CrawlControl
import CrawlDispatch
import CrawlFormat
import CrawlFrontier
import CrawlModel
import CrawlStore
import Linux
import SQLite
import URLStandard

/// Carries out what people ask of a crawl: in the frontier, and in the same piece in its rows.
///
/// It reads files, so it belongs on an executor.
struct OrderDesk: Sendable {
    /// The crawl's file.
    let file: String
    let store: PageStore
    let frontier: Frontier
    /// What does not make URLs different.
    let ignored: IgnoredDifferences

    /// Carries out the orders that wait, in the order in which they were given.
    ///
    /// What is killed on the way goes on where it was; what was carried out is not done again.
    ///
    /// - Throws: Why the box or the file cannot be used.
    func clear() async throws(StoreError) {
        for order in try orders {
            let outcome = try OrderLedger.outcome(of: order.token, in: file)
            if outcome?.isDone != true {
                // A crawl that is over leaves orders to who comes next.
                guard try await carryOut(order) else { return }
                try await close(order)
            }
            try remove(order)
        }
    }

    private func carryOut(_ order: Order) async throws(StoreError) -> Bool {
        // What was decided before the order is what it is about.
        try await store.commit()
        switch order.verb {
        case .add: return await add(order)
        case .pause, .resume, .rate: return try await steerHosts(order)
        case .hold, .release, .drop, .boost: return try await steerVisits(order)
        }
    }

    /// Notes that an order is carried out, when all that it has changed is kept.
    private func close(_ order: Order) async throws(StoreError) {
        let now = WallClock.milliseconds
        store.append(
            .changes([]) { connection, run throws(SQLiteError) in
                try OrderLedger.close(order, at: now, in: run, on: connection)
            }
        )
        try await store.commit()
    }

    private func steerVisits(_ order: Order) async throws(StoreError) -> Bool {
        let target: OrderTarget
        do throws(OrderFault) {
            target = try OrderTarget(order, ignoring: ignored)
        } catch {
            return await note(0, "\(error)", of: order)
        }
        let reader = TargetReader(target, in: file)
        for source in reader.sources {
            var place: TargetReader.Place? = .beginning
            while let start = place {
                let piece = try reader.read(source, after: start)
                place = piece.next
                guard !piece.visits.isEmpty else { continue }
                guard await steer(piece.visits, order) else { return false }
                try await store.room()
            }
        }
        return true
    }

    private func steer(_ visits: [Visit], _ order: Order) async -> Bool {
        let store = store
        let isOpen: Void? = await frontier.adjust { state in
            let changes = state.carryOut(order, on: visits)
            let count = changes.reduce(0) { $0 + $1.weight(in: order.verb) }
            store.append(
                .changes(changes) { connection, run throws(SQLiteError) in
                    try OrderLedger.note(count, of: order, in: run, on: connection)
                }
            )
        }
        return isOpen != nil
    }

    private func note(_ count: Int, _ message: String?, of order: Order) async -> Bool {
        let store = store
        let isOpen: Void? = await frontier.adjust { _ in
            store.append(
                .changes([]) { connection, run throws(SQLiteError) in
                    try OrderLedger.note(count, message, of: order, in: run, on: connection)
                }
            )
        }
        return isOpen != nil
    }

    private func add(_ order: Order) async -> Bool {
        let (store, ignored) = (store, ignored)
        for subject in order.subjects {
            let isOpen: Void? = await frontier.adjust { state in
                let depth = order.number ?? 0
                let addition = state.add(subject, depth: depth, ignoring: ignored)
                store.append(
                    .changes(addition.changes) { connection, run throws(SQLiteError) in
                        let (count, message) = (addition.isTaken ? 1 : 0, addition.remark)
                        try OrderLedger.note(count, message, of: order, in: run, on: connection)
                    }
                )
            }
            guard isOpen != nil else { return false }
        }
        return true
    }

    private func steerHosts(_ order: Order) async throws(StoreError) -> Bool {
        let hosts = try HostOrder.named(order.subjects, in: file)
        guard !hosts.isEmpty else { return await note(0, HostOrder.noHost, of: order) }
        let (ids, store) = (hosts.map(\.host), store)
        let isOpen: Void? = await frontier.adjust { state in
            for host in ids { state.carryOut(order, on: host) }
            store.append(
                .changes([]) { connection, run throws(SQLiteError) in
                    let count = try HostOrder.write(order, for: ids, on: connection)
                    try OrderLedger.note(count, of: order, in: run, on: connection)
                }
            )
        }
        return isOpen != nil
    }
}

extension OrderDesk {
    private var orders: [Order] {
        get throws(StoreError) {
            let box = OrderBox(of: file)
            do throws(Errno) {
                return try box.orders()
            } catch {
                throw .unreachable(box.path, error)
            }
        }
    }

    private func remove(_ order: Order) throws(StoreError) {
        let box = OrderBox(of: file)
        do throws(Errno) {
            try box.remove(order.token)
        } catch {
            throw .unreachable(box.path, error)
        }
    }
}
