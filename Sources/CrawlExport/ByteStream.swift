import CrawlTables

/// Gathers text of a format, and hands it on in blocks.
struct ByteStream {
    private static let blockCount = 1 << 16

    /// What has been gathered and not handed on.
    private(set) var block: [UInt8] = []
    private(set) var result = ExportResult()

    init() {
        block.reserveCapacity(2 * Self.blockCount)
    }

    /// How many bytes there were up to now.
    var count: Int { result.bytes + block.count }

    /// Gathers text, be it of a row or not.
    mutating func append(_ text: String) { block += text.utf8 }

    /// Gathers bytes.
    mutating func append(_ bytes: [UInt8]) { block += bytes }

    /// Gathers what the body writes.
    mutating func append(_ write: (inout [UInt8]) -> Void) { write(&block) }

    /// Counts a row, and hands a full block on.
    mutating func endRow(_ put: ExportSink) throws(ExportError) {
        result.rows += 1
        try endPart(put)
    }

    /// Hands a full block on.
    mutating func endPart(_ put: ExportSink) throws(ExportError) {
        if block.count >= Self.blockCount { try flush(put) }
    }

    /// Hands on what is left.
    mutating func flush(_ put: ExportSink) throws(ExportError) {
        guard !block.isEmpty else { return }
        try put(block)
        result.bytes += block.count
        block.removeAll(keepingCapacity: true)
    }
}
