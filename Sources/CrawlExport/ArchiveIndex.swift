import CrawlTables

/// Writes the index of a crawl's web archive: CDXJ, a line for each answer, sorted.
///
/// The same crawl gives the same archive, so its index is made by making it once more and keeping
/// no more of it than where its records stand.
enum ArchiveIndex {
    static func stream(
        _ plan: ExportPlan,
        _ put: ExportSink
    ) throws(ExportError) -> ExportResult {
        let name = plan.archiveName ?? Self.name(of: plan.source)
        let lines = try ArchiveLines.open()
        let witness: WebArchive.Witness = { answer, place throws(ExportError) in
            try lines.note(answer, place, of: name)
        }
        _ = try WebArchive.stream(plan, witness: witness) { _ in }
        var stream = ByteStream()
        try lines.forEachLine { line throws(ExportError) in
            stream.append(line)
            try stream.endRow(put)
        }
        try stream.flush(put)
        return stream.result
    }

    /// `crawl.warc.gz` for `storage/crawl.sqlite`.
    private static func name(of source: String) -> String {
        let file = source.split(separator: "/").last.map(String.init) ?? source
        return (file.hasSuffix(".sqlite") ? String(file.dropLast(7)) : file) + ".warc.gz"
    }
}
