import CrawlModel
package import CrawlTables

/// What is exported, and how.
package struct ExportPlan: Sendable {
    /// The crawl's file.
    package var source: String
    package var format: ExportFormat
    /// The one table of a format that has one.
    package var table = ExportTable.pages
    package var filter = ExportFilter()
    /// True where bodies come along as text.
    package var hasBodies = false
    /// True where no cell may be taken for a formula.
    package var isSafe = true
    /// Where Datasette's description of a dataset goes, nil for nowhere.
    package var descriptionPath: String?
    /// The name of the archive that an index is of, nil for that of the crawl.
    package var archiveName: String?

    /// How many rows of which kind an export has, for people: `1 page`, `1,204 answers`.
    package func rowCount(of result: ExportResult) -> String {
        switch format {
        case .sqlite, .jsonl, .csv, .tsv:
            Figure.count(result.rows, String(table.name.dropLast()))
        case .graphml, .dot: Figure.count(result.rows) + " nodes and edges"
        case .sitemap: Figure.count(result.rows, "URL")
        case .warc, .cdxj, .wacz: Figure.count(result.rows, "answer")
        }
    }

    /// Exports pages, all of them.
    package init(source: String, format: ExportFormat) {
        (self.source, self.format) = (source, format)
    }
}

/// What an export amounts to.
package struct ExportResult: Sendable, Equatable {
    /// Rows of the table, pages of a dataset.
    package var rows = 0
    /// Written.
    package var bytes = 0
}
