package import CrawlFormat
package import CrawlModel
package import SQLite

/// What somebody has ordered for one host.
package struct HostOrder: Sendable, Equatable {
    package let host: HostID
    /// `example.org` or `example.org:8080`.
    package let name: String
    package let isPaused: Bool
    /// The rest between two requests, nil where nobody has ordered any.
    package let delay: Duration?
}

extension HostOrder {
    /// What is said where no host is meant.
    package static let noHost = "no such host is known"

    /// All hosts for which anything is ordered, which takes as long as the disk needs.
    ///
    /// - Throws: Why the file cannot be read.
    /// - Complexity: O(n) in the hosts.
    @concurrent
    package static func standing(in file: String) async throws(StoreError) -> [HostOrder] {
        try read("WHERE paused_at IS NOT NULL OR delay_ms IS NOT NULL", in: file)
    }

    /// The hosts that an order names, whether anything is ordered for them or not.
    ///
    /// - Throws: Why the file cannot be read.
    /// - Complexity: O(n) in the hosts.
    package static func named(
        _ names: [String],
        in file: String
    ) throws(StoreError) -> [HostOrder] {
        let patterns = names.map(HostPattern.init)
        return try read("", in: file).filter { host in
            patterns.contains { $0.matches(host.name) }
        }
    }

    /// Writes an order for hosts into their rows.
    ///
    /// - Returns: How many rows it has changed.
    /// - Throws: What SQLite says.
    package static func write(
        _ order: Order,
        for hosts: [HostID],
        on connection: borrowing SQLiteConnection
    ) throws(SQLiteError) -> Int {
        var count = 0
        for host in hosts {
            let id = Int(host.rawValue)
            switch order.verb {
            case .pause:
                let text = "UPDATE host SET paused_at=? WHERE host_id=? AND paused_at IS NULL"
                try connection.prepare(text).run(order.askedAt, id)
            case .resume:
                let text =
                    "UPDATE host SET paused_at=NULL WHERE host_id=? AND paused_at IS NOT NULL"
                try connection.prepare(text).run(id)
            default:
                let text = "UPDATE host SET delay_ms=?1 WHERE host_id=?2 AND delay_ms IS NOT ?1"
                try connection.prepare(text).run(order.number, id)
            }
            count += connection.changeCount
        }
        return count
    }

    private static func read(
        _ condition: String,
        in file: String
    ) throws(StoreError) -> [HostOrder] {
        let connection = try SQLiteConnection.reading(crawl: file)
        return try naming(file) { () throws(SQLiteError) in
            var hosts: [HostOrder] = []
            let columns = "host_id, host, paused_at IS NOT NULL, delay_ms"
            try connection.prepare("SELECT \(columns) FROM host \(condition) ORDER BY host_id")
                .forEachRow { row in
                    hosts.append(
                        HostOrder(
                            host: HostID(rawValue: Int32(truncatingIfNeeded: row.integer(0))),
                            name: row.text(1) ?? "",
                            isPaused: row.integer(2) == 1,
                            delay: row.optionalInteger(3).map { .milliseconds($0) }
                        )
                    )
                }
            return hosts
        }
    }
}
