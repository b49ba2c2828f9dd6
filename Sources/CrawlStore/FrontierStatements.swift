import CrawlModel
import DomainNames
import SQLite
import URLStandard

/// The statements that change what is known and what waits.
struct FrontierStatements: ~Copyable {
    var waiting: WaitingStatements
    private let host: SQLiteStatement
    private let tend: SQLiteStatement
    private let url: SQLiteStatement
    private let skip: SQLiteStatement
    private let unskip: SQLiteStatement
    private let correct: SQLiteStatement
    private let run: Int

    /// Applies one change; the page that caused it is known by its number.
    mutating func apply(_ change: FrontierChange, foundOn page: Int64?) throws(SQLiteError) {
        switch change {
        case .host(let id, let name):
            let domain = PublicSuffixList.system.registrableDomain(ofHost: name)
            try host.run(Int(id.rawValue), name, domain)
        case .missed(let id, let times):
            try tend.run(Int(id.rawValue), times, Int64?.none)
        case .resting(let id, let time):
            try tend.run(Int(id.rawValue), Int?.none, time)
        case .discovered(let visit, let via):
            try insert(visit, via: via, foundOn: page)
            try waiting.enqueue(visit)
        case .skipped(let visit, let via, let reason, let rule):
            try insert(visit, via: via, foundOn: page)
            try skip(visit, for: reason, rule)
        case .nearer(let id, let depth):
            try correct.run(Int(id.rawValue), depth, String?.none, String?.none, Int?.none)
        case .respelled(let id, let url):
            let text = SQLiteText(url.bytes)
            try correct.run(Int(id.rawValue), Int?.none, text, String?.none, Int?.none)
        case .placed(let id, let reach):
            try correct.run(Int(id.rawValue), Int?.none, String?.none, reach, Int?.none)
        case .mapped(let id):
            let via = Discovery.sitemapFile.rawValue
            try correct.run(Int(id.rawValue), Int?.none, String?.none, String?.none, via)
        case .moved(let id, let host, let old, let new):
            try waiting.move(id, of: host, from: old, to: new)
        case .reopened(let visit):
            try unskip.run(Int(visit.id.rawValue))
            try waiting.enqueue(visit)
        case .refused(let visit, let reason, let rule):
            try waiting.dequeue(visit)
            try skip(visit, for: reason, rule)
        }
    }

    private func skip(
        _ visit: Visit,
        for reason: SkipReason,
        _ rule: String?
    ) throws(SQLiteError) {
        try skip.run(Int(visit.id.rawValue), run, reason.rawValue, rule, visit.redirects)
    }

    private func insert(
        _ visit: Visit,
        via: Discovery,
        foundOn page: Int64?
    ) throws(SQLiteError) {
        try url.run { row in
            row.append(Int(visit.id.rawValue))
            row.append(visit.key.rawValue)
            row.append(Int(visit.host.rawValue))
            row.append(visit.depth)
            row.append(via.rawValue)
            row.append(run)
            row.append(page)
            row.append(text: visit.url.bytes)
        }
    }
}

extension FrontierStatements {
    /// Compiles the statements.
    init(on connection: borrowing SQLiteConnection, run: Int) throws(SQLiteError) {
        self.init(
            waiting: try WaitingStatements(on: connection),
            host: try connection.prepare("INSERT INTO host(host_id, host, domain) VALUES(?,?,?)"),
            tend: try connection.prepare(
                """
                UPDATE host SET fail_streak=ifnull(?2, fail_streak), next_at=ifnull(?3, next_at)
                WHERE host_id=?1
                """
            ),
            url: try connection.prepare(
                """
                INSERT INTO url(url_id, key, host_id, depth, via, run_id, from_id, url)
                VALUES(?,?,?,?,?,?,?,?)
                """
            ),
            skip: try connection.prepare(
                """
                INSERT OR REPLACE INTO skip(url_id, run_id, reason, rule, redirects)
                VALUES(?,?,?,?,?)
                """
            ),
            unskip: try connection.prepare("DELETE FROM skip WHERE url_id=?"),
            correct: try connection.prepare(
                """
                UPDATE url SET depth=ifnull(?2, depth), url=ifnull(?3, url),
                 reach=ifnull(?4, reach), via=ifnull(?5, via) WHERE url_id=?1
                """
            ),
            run: run
        )
    }
}
