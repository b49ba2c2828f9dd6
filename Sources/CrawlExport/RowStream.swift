import CrawlTables

/// Turns rows into the text of a format, and hands it on in blocks.
struct RowStream {
    private enum Writer {
        case lines(JSONLines)
        case values(SeparatedValues)
    }

    let columns: [ExportColumn]
    private let writer: Writer
    private var stream = ByteStream()

    init(_ plan: ExportPlan) {
        columns = plan.table.columns(in: .rows, bodies: plan.hasBodies)
        writer =
            switch plan.format {
            case .csv: .values(SeparatedValues(.csv, isSafe: plan.isSafe))
            case .tsv: .values(SeparatedValues(.tsv, isSafe: plan.isSafe))
            default: .lines(JSONLines(columns))
            }
        if case .values(let values) = writer {
            stream.append { values.append(namesOf: columns, to: &$0) }
        }
    }

    /// Appends a row.
    mutating func append(_ cells: [ExportCell], _ put: ExportSink) throws(ExportError) {
        switch writer {
        case .lines(let lines): stream.append { lines.append(cells, to: &$0) }
        case .values(let values): stream.append { values.append(cells, to: &$0) }
        }
        try stream.endRow(put)
    }

    /// Hands on what is left.
    mutating func end(_ put: ExportSink) throws(ExportError) -> ExportResult {
        try stream.flush(put)
        return stream.result
    }
}
