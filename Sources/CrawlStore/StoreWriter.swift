import CrawlModel
import SQLite

/// The one connection that writes: it applies in order, inside a transaction that it keeps open.
struct StoreWriter: ~Copyable {
    let connection: SQLiteConnection
    let reads: ReadStatements
    let run: Int
    private(set) var counters = RunCounters()
    /// Writes that were applied since the last commit.
    private(set) var uncommittedCount = 0
    private(set) var visits: VisitStatements
    var frontier: FrontierStatements
    private let statistics: SQLiteStatement
    private var indexGuard: IndexGuard
    private var numbers: FetchNumbers

    /// Applies one write to the open transaction, or to a new one.
    mutating func apply(_ write: StoreWrite) throws(SQLiteError) {
        if uncommittedCount == 0 { try connection.begin() }
        uncommittedCount += 1
        switch write {
        case .visit(let record): try apply(record)
        case .part(let changes, let visit):
            try apply(changes, foundOn: try begin(visit))
        case .changes(let changes, let deed):
            try apply(changes, foundOn: nil)
            try deed?(connection, run)
        case .robots(let record):
            try visits.insert(record)
            counters.robots += 1
        case .event(let record): try visits.insert(record)
        }
    }

    /// Makes all that was applied last, unless parts of a visit would last without the rest.
    ///
    /// - Returns: True where nothing is left.
    @discardableResult
    mutating func commit() throws(SQLiteError) -> Bool {
        guard uncommittedCount > 0 else { return true }
        guard !numbers.areBegun else { return false }
        try statistics.run(counters.json, run)
        // Bodies first: a page that lasts has its own.
        try visits.body.commit()
        if try indexGuard.dropIfOutgrown(by: counters.urls, on: connection) { visits.loseIndex() }
        try connection.commit()
        uncommittedCount = 0
        return true
    }

    /// Gives up: nothing is written from here on, not even at the end of the connection.
    mutating func abandon() {
        connection.rollBack()
        visits.body.rollBack()
        uncommittedCount = 0
    }

    /// The page that the parts of a visit are found on.
    private mutating func begin(_ visit: Visit) throws(SQLiteError) -> Int64? {
        guard visit.kind == .page else { return try reads.newestPage(of: visit.id) }
        return numbers.begin(visit.id)
    }

    private mutating func apply(_ record: VisitRecord) throws(SQLiteError) {
        switch record.visit.kind {
        case .robots:
            try apply(record.changes, foundOn: nil)
        case .relink:
            try frontier.waiting.dequeue(record.visit)
            let isNews = record.page != nil || !record.changes.isEmpty
            let page = isNews ? try reads.newestPage(of: record.visit.id) : nil
            if let page, let packed = record.page { try visits.replace(page, by: packed) }
            try apply(record.changes, foundOn: page)
        case .page:
            try applyFetch(record)
        }
    }

    private mutating func applyFetch(_ record: VisitRecord) throws(SQLiteError) {
        let id = numbers.take(record.visit.id)
        let known = try visits.insert(record, as: id)
        if let moment = record.retryAt {
            let tries = record.visit.attempt - (record.isCharged ? 0 : 1)
            try frontier.waiting.postpone(record.visit, until: moment, tries: tries)
        } else {
            try frontier.waiting.dequeue(record.visit)
        }
        counters.count(record, repeating: known)
        try apply(record.changes, foundOn: id)
    }

    private mutating func apply(
        _ changes: [FrontierChange],
        foundOn page: Int64?
    ) throws(SQLiteError) {
        for change in changes {
            try frontier.apply(change, foundOn: page)
            counters.count(change)
        }
    }
}

extension StoreWriter {
    /// Compiles the statements and finds where the numbers go on.
    init(
        on connection: consuming SQLiteConnection,
        bodies: consuming SQLiteConnection?,
        run: Int
    ) throws(SQLiteError) {
        let reads = try ReadStatements(on: connection)
        let fetch = try connection.number("SELECT coalesce(max(fetch_id), 0) + 1 FROM fetch")
        let visits = try VisitStatements(on: connection, bodies: bodies, run: run, from: fetch)
        let frontier = try FrontierStatements(on: connection, run: run)
        let statistics = try connection.prepare("UPDATE run SET stats=? WHERE run_id=?")
        let indexGuard = try IndexGuard(on: connection)
        self.init(
            connection: connection,
            reads: reads,
            run: run,
            visits: visits,
            frontier: frontier,
            statistics: statistics,
            indexGuard: indexGuard,
            numbers: FetchNumbers(next: fetch)
        )
    }
}

extension VisitRecord {
    fileprivate var isUnanswered: Bool {
        retryAt == nil && (outcome.isTransient || outcome == .tlsFail || status >= 500)
    }
}

extension RunCounters {
    fileprivate mutating func count(_ record: VisitRecord, repeating known: Repetition) {
        fetches += 1
        wireBytes += record.facts.wireBytes
        bodyBytes += record.bodyCount ?? 0
        if known.page != nil {
            unchanged += 1
        } else if record.page != nil {
            pages += 1
        }
        if record.isUnanswered { unanswered += 1 }
        switch record.outcome {
        case .ok, .notModified: break
        case .redirect: redirects += 1
        default: failures += record.retryAt == nil ? 1 : 0
        }
    }

    fileprivate mutating func count(_ change: FrontierChange) {
        switch change {
        case .discovered, .skipped: urls += 1
        default: break
        }
    }
}
