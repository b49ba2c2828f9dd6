/// Turns rows into the text of a format, and hands it on in blocks.
struct RowStream {
    private enum Writer {
        case lines(JSONLines)
        case values(SeparatedValues)
    }

    private static let blockCount = 1 << 16

    let columns: [ExportColumn]
    private let writer: Writer
    private var block: [UInt8] = []
    private var result = ExportResult()

    init(_ plan: ExportPlan) {
        columns = plan.table.columns(in: .rows, bodies: plan.hasBodies)
        writer =
            switch plan.format {
            case .csv: .values(SeparatedValues(.csv, isSafe: plan.isSafe))
            case .tsv: .values(SeparatedValues(.tsv, isSafe: plan.isSafe))
            default: .lines(JSONLines(columns))
            }
        block.reserveCapacity(2 * Self.blockCount)
        if case .values(let values) = writer { values.append(namesOf: columns, to: &block) }
    }

    /// Appends a row.
    mutating func append(
        _ cells: [ExportCell],
        _ put: ([UInt8]) throws(ExportError) -> Void
    ) throws(ExportError) {
        switch writer {
        case .lines(let lines): lines.append(cells, to: &block)
        case .values(let values): values.append(cells, to: &block)
        }
        result.rows += 1
        if block.count >= Self.blockCount { try flush(put) }
    }

    /// Hands on what is left.
    mutating func end(
        _ put: ([UInt8]) throws(ExportError) -> Void
    ) throws(ExportError) -> ExportResult {
        try flush(put)
        return result
    }

    private mutating func flush(
        _ put: ([UInt8]) throws(ExportError) -> Void
    ) throws(ExportError) {
        guard !block.isEmpty else { return }
        try put(block)
        result.bytes += block.count
        block.removeAll(keepingCapacity: true)
    }
}
