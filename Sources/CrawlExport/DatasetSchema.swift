import CrawlFormat
import CrawlTables

/// The shape of a dataset.
enum DatasetSchema {
    /// The letters CRWD, by which a dataset is told from a crawl.
    private static let applicationID = 0x4352_5744
    private static let version = 1

    /// What stands before all tables; nothing is safe before the file has its name.
    static let beginning = """
        PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
        PRAGMA locking_mode=EXCLUSIVE; PRAGMA foreign_keys=OFF;
        PRAGMA application_id=\(applicationID); PRAGMA user_version=\(version);
        BEGIN;
        CREATE TABLE metadata(key TEXT PRIMARY KEY, value TEXT, note TEXT) STRICT;
        \(ColumnDictionary.creation)
        """

    static func creation(of table: ExportTable, _ columns: [ExportColumn]) -> String {
        let lines = columns.map { " \($0.name) \($0.sqlType)\(constraint(of: $0, in: table))" }
        return "CREATE TABLE \(table.name)(\n\(lines.joined(separator: ",\n"))) STRICT"
    }

    static func insertion(into table: ExportTable, _ columns: [ExportColumn]) -> String {
        let marks = columns.map { _ in "?" }.joined(separator: ",")
        return "INSERT INTO \(table.name) VALUES(\(marks))"
    }

    private static func constraint(of column: ExportColumn, in table: ExportTable) -> String {
        switch (table.name, column.name) {
        case ("hosts", "host_id"), ("urls", "url_id"), ("pages", "page_id"), ("runs", "run_id"):
            " PRIMARY KEY"
        case ("urls", "host_id"): " NOT NULL REFERENCES hosts(host_id)"
        case ("pages", "url_id"), ("links", "src_id"), ("links", "dst_id"):
            " NOT NULL REFERENCES urls(url_id)"
        default: ""
        }
    }

    static let views = """
        CREATE UNIQUE INDEX urls_by_url ON urls(url);
        CREATE INDEX pages_by_url_id ON pages(url_id);
        CREATE INDEX pages_by_host ON pages(host);
        CREATE INDEX pages_by_status ON pages(status);
        CREATE INDEX links_by_src ON links(src_id);
        CREATE INDEX links_by_dst ON links(dst_id);
        CREATE INDEX errors_by_url ON errors(url);
        CREATE VIEW link_urls AS
         SELECT a.url AS src, b.url AS dst, l.element AS element, l.rel AS rel,
          l.anchor AS anchor, l.position AS position, l.is_followed AS is_followed
         FROM links l JOIN urls a ON a.url_id=l.src_id JOIN urls b ON b.url_id=l.dst_id;
        CREATE VIEW broken_links AS
         SELECT a.url AS src, e.url AS dst, e.status AS status, e.error AS error,
          l.anchor AS anchor
         FROM errors e JOIN urls b ON b.url=e.url JOIN links l ON l.dst_id=b.url_id
          JOIN urls a ON a.url_id=l.src_id;
        CREATE VIEW inlinks AS
         SELECT u.url AS url, count(*) AS inlinks, count(DISTINCT l.src_id) AS pages
         FROM links l JOIN urls u ON u.url_id=l.dst_id GROUP BY l.dst_id;
        """

    /// Full-text search over pages, statistics for the planner, and the end of the transaction.
    static func end(bodies: Bool) -> [String] {
        [
            """
            CREATE VIRTUAL TABLE pages_fts USING fts5(
             url, title, description, h1\(bodies ? ", html" : ""),
             content="pages", content_rowid='page_id', tokenize='unicode61 remove_diacritics 2')
            """,
            "INSERT INTO pages_fts(pages_fts) VALUES('rebuild')",
            "INSERT INTO pages_fts(pages_fts) VALUES('optimize')", "ANALYZE", "COMMIT",
        ]
    }

    /// The rows of the data dictionary.
    static func dictionary(of table: ExportTable, bodies: Bool) -> [ColumnDictionary.Entry] {
        [.init(table: table.name, type: "TABLE", meaning: table.meaning)]
            + table.columns(in: .dataset, bodies: bodies).map {
                .init(
                    table: table.name,
                    column: $0.name,
                    type: $0.sqlType,
                    meaning: $0.meaning
                )
            }
    }

    /// The rows of facts: key, value, note; they tell of the crawl and not of the machine.
    static func metadata(of plan: ExportPlan) -> [[String?]] {
        [
            ["schema", String(version), "version of the tables of this dataset"],
            [
                "run", plan.filter.run.map(String.init),
                "the crawl as this run left it; NULL: as it was",
            ],
            ["host", plan.filter.host, "pages of this host alone"],
            [
                "status", plan.filter.status.map { "\($0.lowerBound)-\($0.upperBound)" },
                "pages with such a status",
            ],
            ["since", plan.filter.since, "pages fetched then or later"],
            ["where", plan.filter.condition, "pages that fulfil this"],
        ]
    }
}
