import CrawlFetch
import CrawlFrontier
import CrawlModel
import CrawlPacking
import CrawlPoliteness
import Linux
import Synchronization
import URLStandard

/// What came of a visit: what the frontier is told, and what the store keeps.
///
/// It waits with its worker: one word in each of the frames that hold it. Who makes one is never
/// inlined: what that takes for a moment would be part of each worker for its life.
final class Conclusion: Sendable {
    let visit: Visit
    let yield: VisitYield
    let facts: VisitFacts
    private let held: Mutex<VisitRecord?>

    init(_ yield: VisitYield, _ record: VisitRecord) {
        visit = record.visit
        self.yield = yield
        facts = VisitFacts(record)
        held = Mutex(record)
    }

    /// What the store will keep; nil once it was handed over.
    var record: VisitRecord? { held.withLock { $0 } }

    /// Gives the record away, with what the visit changed in the frontier.
    ///
    /// It was made on another thread: a copy would touch each part of it here.
    func handOver(with changes: [FrontierChange]) -> VisitRecord {
        held.withLock { held in
            held?.changes = changes
            guard let record = exchange(&held, with: nil) else {
                preconditionFailure("A visit is kept once.")
            }
            return record
        }
    }
}

/// A try that gave no answer of use.
struct FailedTry {
    let visit: Visit
    let failure: FetchFailure
    /// That of the answer, 0 without one.
    let status: Int
}

extension Conclusion {
    /// A page that was read.
    convenience init(of page: FetchedPage, read reading: PageReader.Reading) {
        var record = VisitRecord(of: page, outcome: .ok)
        record.bodyCount = reading.bodyCount
        record.detail = reading.remark
        record.page = reading.page
        record.headers = reading.headers
        record.body = reading.body
        record.digest = reading.digest
        record.sniffedType = reading.sniffedType
        record.charset = reading.charset
        self.init(reading.page == nil ? page.visit.vainYield : .page(reading.links), record)
    }

    /// An answer that is no page, which may be asked for again.
    @inline(never)
    convenience init(of page: FetchedPage, retryAfter wait: Duration? = nil) {
        let isUnchanged = page.status == 304 && page.visit.earlier?.validators != nil
        var record = VisitRecord(of: page, outcome: isUnchanged ? .notModified : .httpStatus)
        record.headers = page.fields.json()
        if page.isRedirect { record.detail = "the redirect does not say where to" }
        let yield = isUnchanged ? page.visit.confirmedYield : page.visit.vainYield
        self.init(record, retryAfter: wait, else: yield)
    }

    /// A redirect to another scheme.
    @inline(never)
    convenience init(of page: FetchedPage, leadingTo scheme: String) {
        var record = VisitRecord(of: page, outcome: .blockedScheme)
        record.headers = page.fields.json()
        record.detail = "the redirect leads to \(scheme):"
        self.init(page.visit.vainYield, record)
    }

    /// A redirect to another spelling of the URL.
    @inline(never)
    convenience init(of page: FetchedPage, respelled target: WebURL, key: URLKey) {
        var record = VisitRecord(of: page, outcome: .redirect)
        record.location = key
        record.detail = "it was requested as \(page.visit.url)"
        self.init(.respelled(target), record)
    }

    /// A redirect to another URL.
    @inline(never)
    convenience init(of page: FetchedPage, leadingTo target: WebURL, key: URLKey, isLoop: Bool) {
        var record = VisitRecord(of: page, outcome: isLoop ? .redirectLoop : .redirect)
        record.location = key
        if !page.redirectTellsSecrets { record.headers = page.fields.json() }
        self.init(.redirect(to: target, key: key), record)
    }

    /// A try that failed, and may be made again.
    convenience init(of end: FailedTry, retryAfter wait: Duration?) {
        self.init(VisitRecord(of: end), retryAfter: wait, else: end.visit.vainYield)
    }

    /// A try that is made again as if it had not been.
    convenience init(of end: FailedTry, postponedUntil moment: Moment) {
        var record = VisitRecord(of: end)
        record.isCharged = false
        record.retryAt = WallClock.milliseconds(after: moment - .now)
        self.init(.postponed(until: moment), record)
    }

    private convenience init(
        _ record: VisitRecord,
        retryAfter wait: Duration?,
        else yield: VisitYield
    ) {
        guard let wait else {
            self.init(yield, record)
            return
        }
        var record = record
        record.retryAt = WallClock.milliseconds(after: wait)
        self.init(.retry(at: .now + wait), record)
    }
}

extension VisitRecord {
    /// A record with all that the answer's head says.
    fileprivate init(of page: FetchedPage, outcome: VisitOutcome) {
        self.init(visit: page.visit, outcome: outcome, facts: page.facts)
        status = page.status
        contentType = page.fields.first("Content-Type")
        entityTag = page.fields.first("ETag")
        lastModified = page.fields.first("Last-Modified")
        bodyCount = page.body.count
    }

    fileprivate init(of end: FailedTry) {
        self.init(visit: end.visit, outcome: end.failure.outcome, facts: end.failure.facts)
        detail = end.failure.detail
        status = end.status
    }
}
