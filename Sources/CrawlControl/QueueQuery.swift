import CrawlModel
package import SQLite
import URLStandard

/// The question what waits in a crawl and what is put aside, in the order of visits.
package struct QueueQuery: Sendable {
    private static let (hostColumn, stateColumn, urlColumn) = (1, 3, 5)

    private let target: OrderTarget

    /// Asks for the URLs that a list is to show.
    package init(_ target: OrderTarget) {
        self.target = target
    }

    /// One statement.
    package static let text = """
        SELECT row_number() OVER (PARTITION BY f.host_id ORDER BY f.prio, f.url_id) AS turn,
         h.host, u.depth, iif(f.attempts>0, 'retry', 'waiting') AS state,
         CASE WHEN h.paused_at IS NOT NULL THEN 'when its host is resumed'
          WHEN f.not_before>0
           THEN strftime('%Y-%m-%dT%H:%M:%SZ', f.not_before/1000, 'unixepoch')
          WHEN f.prio=\(Int32.min) THEN 'next' END AS due, u.url, NULL AS rule
        FROM frontier f JOIN url u ON u.url_id=f.url_id JOIN host h ON h.host_id=f.host_id
        WHERE f.kind=0
        UNION ALL
        SELECT NULL, h.host, u.depth, s.reason, NULL, u.url, s.rule
        FROM skip s JOIN url u ON u.url_id=s.url_id JOIN host h ON h.host_id=u.host_id
        WHERE s.reason IN ('held','dropped') ORDER BY 2, 1 NULLS LAST
        """

    /// True for a row that is asked for.
    package func includes(_ row: [SQLiteValue]) -> Bool {
        guard case .text(let host) = row[Self.hostColumn],
            case .text(let state) = row[Self.stateColumn],
            case .text(let url) = row[Self.urlColumn],
            target.sources.contains(where: { $0.rawValue == state })
        else { return false }
        return target.includes(url, host: host)
    }
}

/// The question how the hosts of a crawl are asked.
package enum HostQuery {
    /// Asks for the hosts that are crawled, or for those, too, that are only linked to.
    ///
    /// - Returns: One statement; the first column is the host's name.
    package static func text(all: Bool) -> String {
        "\(every)\(all ? "" : " WHERE \(isConcerned)") ORDER BY 2 DESC, 1"
    }

    private static let isConcerned = """
        (w.count>0 OR d.count>0 OR r.count>0 OR h.delay_ms IS NOT NULL OR h.paused_at IS NOT NULL
         OR h.host IN (SELECT substr(origin, instr(origin, '//')+2) FROM robots))
        """

    private static let every = """
        SELECT h.host, coalesce(w.count, 0) AS waiting, coalesce(d.count, 0) AS held,
         coalesce(r.count, 0) AS requests, coalesce(r.failures, 0) AS failed,
         h.delay_ms/1000.0 AS rest_s,
         strftime('%Y-%m-%dT%H:%M:%SZ', h.paused_at/1000, 'unixepoch') AS paused_at
        FROM host h
         LEFT JOIN (SELECT host_id, count(*) AS count FROM frontier WHERE kind=0 GROUP BY host_id) w
          ON w.host_id=h.host_id
         LEFT JOIN (SELECT u.host_id, count(*) AS count FROM skip s JOIN url u ON u.url_id=s.url_id
          WHERE s.reason='held' GROUP BY u.host_id) d ON d.host_id=h.host_id
         LEFT JOIN (SELECT u.host_id, count(*) AS count,
           sum(f.status=0 OR f.status>=400) AS failures
          FROM fetch f JOIN url u ON u.url_id=f.url_id GROUP BY u.host_id) r ON r.host_id=h.host_id
        """
}
