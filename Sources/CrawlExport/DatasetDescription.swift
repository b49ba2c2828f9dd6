import CrawlModel
import CrawlTables

/// What Datasette shows beside a dataset: what its tables and columns mean, and some questions.
enum DatasetDescription {
    /// The file that `datasette --metadata` takes.
    ///
    /// - Parameters:
    ///   - plan: What is exported.
    ///   - path: The dataset's file; Datasette calls it by its name without the end.
    /// - Returns: A JSON object.
    static func json(of plan: ExportPlan, at path: String) -> [UInt8] {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let name = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
        let tables = Dataset.tables.map { table in
            "\(JSONText.string(table.name)): \(description(of: table, plan))"
        }
        let queries = questions.map { name, title, sql in
            """
            "\(name)": {"title": \(JSONText.string(title)), "sql": \(JSONText.string(sql))}
            """
        }
        let text = """
            {"title": "A crawl", "databases": {\(JSONText.string(name)): {
            "tables": {
            \(tables.joined(separator: ",\n"))
            },
            "queries": {
            \(queries.joined(separator: ",\n"))
            }
            }}}

            """
        return Array(text.utf8)
    }

    private static func description(of table: ExportTable, _ plan: ExportPlan) -> String {
        let columns = table.columns(in: .dataset, bodies: plan.hasBodies)
        let meanings = columns.map {
            "\(JSONText.string($0.name)): \(JSONText.string($0.meaning))"
        }
        let names = columns.map(\.name)
        let label = names.contains("url") ? #""label_column": "url", "# : ""
        let facets = ["host", "status", "reason", "error"].filter(names.contains)
        let shown = facets.isEmpty ? "" : "\"facets\": \(JSONText.array(of: facets)), "
        return """
            {"description": \(JSONText.string(table.meaning)), \(label)\(shown)\
            "columns": {\(meanings.joined(separator: ", "))}}
            """
    }

    private static let questions = [
        ("broken_links", "Broken links and who leads there", "SELECT * FROM broken_links"),
        (
            "most_linked", "Pages that most links lead to",
            "SELECT * FROM inlinks ORDER BY inlinks DESC LIMIT 100"
        ),
        (
            "search", "Pages with a word",
            """
            SELECT url, title FROM pages WHERE page_id IN (
             SELECT rowid FROM pages_fts WHERE pages_fts MATCH :word)
            """
        ),
        (
            "slowest", "Slowest pages",
            "SELECT url, response_ms FROM pages ORDER BY response_ms DESC LIMIT 100"
        ),
    ]
}
