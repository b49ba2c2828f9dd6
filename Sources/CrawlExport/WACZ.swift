import ArchiveFormat
import CrawlModel
import CrawlTables

/// Writes a web archive with its index and a list of its pages as one file: WACZ 1.1.1.
///
/// That is a ZIP archive whose entries are stored, so that a player fetches what it needs of them.
/// The archive is written while its index is gathered: both tell of one moment of the crawl.
struct WACZ {
    private static let archiveName = "data.warc.gz"

    private var archive = ZIPStream()
    private var stream = ByteStream()

    static func stream(
        _ plan: ExportPlan,
        _ put: ExportSink
    ) throws(ExportError) -> ExportResult {
        let origin = try plan.origin()
        let lines = try ArchiveLines.open()
        var file = WACZ()
        file.begin("archive/\(archiveName)")
        let witness: WebArchive.Witness = { answer, place throws(ExportError) in
            try lines.note(answer, place, of: archiveName)
        }
        var result = try WebArchive.stream(plan, witness: witness) { bytes throws(ExportError) in
            try file.write(bytes, put)
        }
        file.end()
        file.begin("indexes/index.cdx")
        try lines.forEachLine { line throws(ExportError) in try file.write(line, put) }
        file.end()
        file.begin("pages/pages.jsonl")
        try file.write(Array(pageHead.utf8), put)
        try lines.forEachPage { line throws(ExportError) in try file.write(line, put) }
        file.end()
        file.begin("datapackage.json")
        try file.write(Array(file.description(origin).utf8), put)
        file.end()
        file.begin("datapackage-digest.json")
        try file.write(Array(file.digest.utf8), put)
        file.end()
        file.stream.append(file.archive.directory)
        try file.stream.flush(put)
        result.bytes = file.stream.result.bytes
        return result
    }

    private static let pageHead = """
        {"format": "json-pages-1.0", "id": "pages", "title": "All pages"}

        """

    private mutating func begin(_ name: String) { stream.append(archive.begin(name)) }

    private mutating func write(_ bytes: [UInt8], _ put: ExportSink) throws(ExportError) {
        archive.note(bytes)
        stream.append(bytes)
        try stream.endPart(put)
    }

    private mutating func end() { stream.append(archive.end()) }

    /// The file `datapackage.json`: what belongs to the archive, and its digests.
    private func description(_ origin: ExportOrigin) -> String {
        let resources = archive.entries.map { entry in
            let name = entry.name.split(separator: "/").last.map(String.init) ?? entry.name
            return """
                    {"name": \(JSONText.string(name)), "path": \(JSONText.string(entry.name)), \
                "hash": "sha256:\(Self.hexadecimal(entry.digest))", "bytes": \(entry.count)}
                """
        }
        return """
            {
              "profile": "data-package",
              "wacz_version": "1.1.1",
              "title": "Web archive of a crawl",
              "software": \(JSONText.string("crawl/" + origin.version)),
              "created": \(JSONText.string(origin.startedAt)),
              "resources": [
            \(resources.joined(separator: ",\n"))
              ]
            }

            """
    }

    /// The file `datapackage-digest.json`: the digest of the description.
    private var digest: String {
        let digest = Self.hexadecimal(archive.entries.last?.digest ?? [])
        return """
            {"path": "datapackage.json", "hash": "sha256:\(digest)"}

            """
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
