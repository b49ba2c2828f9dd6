import CrawlTables

/// Who made a crawl, and when it began.
struct ExportOrigin {
    /// A moment in UTC as ISO 8601 writes it.
    var startedAt = "1970-01-01T00:00:00.000Z"
    /// Of the program.
    var version = ""
    var userAgent = ""
}

extension ExportPlan {
    /// What the first run says of itself.
    func origin() throws(ExportError) -> ExportOrigin {
        var origin = ExportOrigin()
        let runs = ExportTable.runs
        let columns = ["started_at", "version", "user_agent"].compactMap { name in
            runs.columns.first { $0.name == name }
        }
        var filter = ExportFilter()
        filter.run = 1
        var reader = try ExportReader.open(source, filter: filter)
        try reader.forEachRow(of: runs, columns) { cells throws(ExportError) in
            let texts = cells.map { String(decoding: $0.bytes, as: UTF8.self) }
            (origin.startedAt, origin.version, origin.userAgent) = (texts[0], texts[1], texts[2])
        }
        return origin
    }
}
