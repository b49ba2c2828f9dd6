import ArchiveFormat
import Compression
import CrawlTables

/// Writes answers as a web archive: WARC 1.1, each record a member of gzip.
///
/// A crawl keeps bodies decoded and heads as fields, so an archive has them so: bodies without
/// their codings, heads of lines. Answers whose body was not kept have none and say so.
struct WebArchive: ~Copyable {
    /// Where a record stands in the file.
    struct Place {
        let offset: Int
        let count: Int
        var isRevisit = false
        /// Digest of the body, none where it is not known.
        var sha256: [UInt8] = []
    }

    /// Is told of each answer that has its records, and where the one with its head stands.
    typealias Witness = (ArchivedAnswer, Place) throws(ExportError) -> Void

    private var reader: AnswerReader
    private var compressor: GzipCompressor
    private var stream = ByteStream()

    /// Writes the archive.
    ///
    /// - Parameters:
    ///   - plan: Which answers are wanted.
    ///   - witness: Is told where they stand.
    ///   - put: Takes the next bytes.
    /// - Returns: How many answers were written.
    /// - Throws: Why not all were.
    static func stream(
        _ plan: ExportPlan,
        witness: Witness = { _, _ in },
        put: ExportSink
    ) throws(ExportError) -> ExportResult {
        var archive = try WebArchive(plan)
        var reader = try ExportReader.open(plan.source, filter: plan.filter)
        try archive.begin(try plan.origin())
        let table = ExportTable.answers
        try reader.forEachRow(of: table, Array(table.columns.prefix(18))) {
            cells throws(ExportError) in
            let answer = ArchivedAnswer(cells)
            try witness(answer, try archive.append(answer))
            try archive.stream.endRow(put)
        }
        try archive.stream.flush(put)
        return archive.stream.result
    }

    private init(_ plan: ExportPlan) throws(ExportError) {
        let reader = try AnswerReader.open(plan.source)
        guard let compressor = try? GzipCompressor() else { throw .noMemory }
        self.reader = reader
        self.compressor = compressor
    }

    private mutating func begin(_ origin: ExportOrigin) throws(ExportError) {
        let standard =
            "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
        let facts = [
            "software: crawl/\(origin.version)", "format: WARC File Format 1.1",
            "conformsTo: \(standard)", "http-header-user-agent: \(origin.userAgent)",
            "description: answers as kept: bodies decoded, fields that told of their way as "
                + "X-Archive-Orig-*, requests made again from URLs", "",
        ]
        let lines = facts.map { HTTPMessage.printable($0) + "\r\n" }.joined()
        var record = WARCRecord(
            .warcinfo,
            date: origin.startedAt,
            subject: origin.version,
            block: Array(lines.utf8)
        )
        record.add("Content-Type", "application/warc-fields")
        _ = try put(record)
    }

    private mutating func append(_ answer: ArchivedAnswer) throws(ExportError) -> Place {
        let fields = try reader.fields(of: answer)
        let twin = try reader.twin(of: answer)
        let response =
            if let twin {
                Self.revisit(answer, fields, of: twin)
            } else {
                Self.response(answer, fields, try reader.body(of: answer))
            }
        var place = try put(response)
        (place.isRevisit, place.sha256) = (twin != nil, twin?.sha256 ?? answer.body.sha256)
        let url = String(decoding: answer.url, as: UTF8.self)
        let head = HTTPMessage.request(
            for: url,
            version: answer.version,
            userAgent: answer.userAgent
        )
        var request = WARCRecord(.request, date: answer.date, subject: answer.subject, block: head)
        request.add("WARC-Target-URI", answer.url)
        request.add("WARC-Concurrent-To", response.id)
        request.add("Content-Type", "application/http;msgtype=request")
        _ = try put(request)
        return place
    }

    private mutating func put(_ record: WARCRecord) throws(ExportError) -> Place {
        guard let member = try? compressor.compress(record.bytes) else { throw .noMemory }
        let offset = stream.count
        stream.append(member)
        return Place(offset: offset, count: member.count)
    }

    private static func response(
        _ answer: ArchivedAnswer,
        _ fields: [HTTPMessage.Field],
        _ body: [UInt8]?
    ) -> WARCRecord {
        let head = HTTPMessage.answer(
            status: answer.status,
            version: answer.version,
            fields: fields,
            length: answer.isBodiless ? nil : body?.count ?? 0
        )
        var record = record(.response, answer, block: head + (body ?? []))
        if body != nil, !answer.body.sha256.isEmpty {
            record.add("WARC-Payload-Digest", WARCRecord.digest(of: answer.body.sha256))
        }
        if body == nil, answer.body.count > 0 { record.add("WARC-Truncated", "unspecified") }
        return record
    }

    private static func revisit(
        _ answer: ArchivedAnswer,
        _ fields: [HTTPMessage.Field],
        of twin: ArchivedAnswer.Twin
    ) -> WARCRecord {
        let head = HTTPMessage.answer(
            status: answer.status,
            version: answer.version,
            fields: fields,
            length: nil
        )
        var record = record(.revisit, answer, block: head)
        let profile = answer.status == 304 ? "server-not-modified" : "identical-payload-digest"
        record.add("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/\(profile)")
        let id = WARCRecord.id(.response, date: twin.date, subject: twin.subject)
        record.add("WARC-Refers-To", id)
        record.add("WARC-Refers-To-Target-URI", twin.url)
        record.add("WARC-Refers-To-Date", twin.date)
        if !twin.sha256.isEmpty {
            record.add("WARC-Payload-Digest", WARCRecord.digest(of: twin.sha256))
        }
        return record
    }

    private static func record(
        _ kind: WARCRecord.Kind,
        _ answer: ArchivedAnswer,
        block: [UInt8]
    ) -> WARCRecord {
        var record = WARCRecord(kind, date: answer.date, subject: answer.subject, block: block)
        record.add("WARC-Target-URI", answer.url)
        if !answer.address.isEmpty { record.add("WARC-IP-Address", answer.address) }
        record.add("Content-Type", "application/http;msgtype=response")
        return record
    }
}
