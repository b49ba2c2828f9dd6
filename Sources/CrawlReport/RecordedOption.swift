package import CrawlFormat
import SQLite

/// What a run was told of one option.
package struct RecordedOption: Sendable, Equatable {
    package let name: String
    /// The hosts that it holds for alone; nil for all.
    package let host: String?
    /// One value, or each of a list.
    package let values: [String]
}

extension StoreReader {
    /// The options of the last crawling run and its number; nil where none was.
    ///
    /// - Throws: What SQLite says.
    package func recordedOptions() throws(StoreError) -> (run: Int, options: [RecordedOption])? {
        try naming(path) { () throws(SQLiteError) in
            let newest = try connection.prepare(Self.lastCrawl).first { $0.integer(0) }
            guard let run = newest else {
                return nil
            }
            var options: [RecordedOption] = []
            try connection.prepare(Self.recordedValues).forEachRow(run) { row in
                let (host, name, value) = (row.text(0), row.text(1) ?? "", row.text(2) ?? "")
                let isNext = options.last.map { $0.name == name && $0.host == host } == true
                let earlier = isNext ? options.removeLast().values : []
                options.append(.init(name: name, host: host, values: earlier + [value]))
            }
            return (Int(run), options)
        }
    }

    /// The statement that gives the number of the last crawling run.
    static let lastCrawl = """
        SELECT run_id FROM run WHERE json_valid(config)
         AND json_extract(config, '$.scope') IS NOT NULL ORDER BY run_id DESC LIMIT 1
        """

    private static let recordedValues = """
        SELECT NULL, o.key, v.value FROM run r JOIN json_each(r.config) o
        JOIN json_each(iif(o.type='array', o.value, json_array(o.value))) v
        WHERE r.run_id=?1 AND o.type NOT IN ('null', 'object')
        UNION ALL
        SELECT h.key, o.key, v.value FROM run r JOIN json_each(r.config, '$.hosts') h
        JOIN json_each(h.value) o
        JOIN json_each(iif(o.type='array', o.value, json_array(o.value))) v
        WHERE r.run_id=?1
        """

    /// The seeds of all runs, each with how it is reached under the rules of its seed lists.
    ///
    /// - Throws: What SQLite says.
    /// - Complexity: O(n) in URLs.
    package func recordedSeeds() throws(StoreError) -> [RecordedScope.Root] {
        try naming(path) { () throws(SQLiteError) in
            try roots(where: "via=0")
        }
    }
}
