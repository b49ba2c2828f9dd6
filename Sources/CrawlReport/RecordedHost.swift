package import CrawlFormat
import SQLite

/// What the last run was told of some hosts alone.
package struct RecordedHost: Sendable, Equatable {
    /// A name, or `*.` and a domain.
    package let pattern: String
    package let includes: [String]
    package let excludes: [String]
    /// As written; nil where it is that of all hosts.
    package let depth: String?
    package let userAgent: String?
}

extension StoreReader {
    /// The sections of hosts that the last crawling run was given.
    ///
    /// - Throws: What SQLite says.
    package func recordedHosts() throws(StoreError) -> [RecordedHost] {
        try naming(path) { () throws(SQLiteError) in
            var rows: [(pattern: String, section: String, depth: String?, agent: String?)] = []
            try connection.prepare(Self.sections).forEachRow { row in
                rows.append((row.text(0) ?? "", row.text(1) ?? "", row.text(2), row.text(3)))
            }
            var hosts: [RecordedHost] = []
            for (pattern, section, depth, agent) in rows {
                hosts.append(
                    RecordedHost(
                        pattern: pattern,
                        includes: try texts("$.include", in: section),
                        excludes: try texts("$.exclude", in: section),
                        depth: depth,
                        userAgent: agent
                    )
                )
            }
            return hosts
        }
    }

    private static let sections = """
        SELECT h.key, h.value, json_extract(h.value, '$.depth'),
         json_extract(h.value, '$."user-agent"')
        FROM run r JOIN json_each(r.config, '$.hosts') h
        WHERE r.run_id=(\(lastCrawl))
        """

    private func texts(_ member: String, in section: String) throws(SQLiteError) -> [String] {
        var texts: [String] = []
        try connection.prepare("SELECT value FROM json_each(?, ?)")
            .forEachRow(section, member) { texts.append($0.text(0) ?? "") }
        return texts
    }
}
