import CrawlFormat
package import CrawlTables
import Linux

/// Takes the next bytes of an export.
package typealias ExportSink = ([UInt8]) throws(ExportError) -> Void

/// Takes what a crawl has found out of its file, into the formats that people use.
package enum Exporter {
    /// Writes a file that is whole or not there; blocks, so it belongs on an executor.
    ///
    /// A device or a pipe is given what a file would have.
    ///
    /// - Parameters:
    ///   - plan: What is exported.
    ///   - path: The file.
    ///   - replaces: True where a file of that name is replaced.
    /// - Returns: What was written.
    /// - Throws: Why it was not; then nothing has changed.
    /// - Complexity: O(n) in what is exported; memory for one row and a block.
    package static func write(
        _ plan: ExportPlan,
        to path: String,
        replaces: Bool
    ) throws(ExportError) -> ExportResult {
        if FileDescriptor.isSpecial(path) {
            guard plan.format != .sqlite else { throw .unwritable(path, .illegalSeek) }
            return try writeRows(plan, of: path) { () throws(Errno) in
                try FileDescriptor.open(special: path)
            }
        }
        for name in [path, plan.descriptionPath].compactMap(\.self) {
            try refuseTaken(name, replaces: replaces)
        }
        if plan.format == .sitemap, try SiteMapSet.isNeeded(for: plan) {
            return try SiteMapSet.write(plan, to: path, replaces: replaces)
        }
        let file = try ExportError.naming(path) { () throws(Errno) in
            try NewFile(named: path, replaces: replaces)
        }
        let part = file.part
        let result =
            plan.format == .sqlite
            ? try Dataset.write(plan, into: part, of: path)
            : try writeRows(plan, of: path) { () throws(Errno) in
                try FileDescriptor.open(part, for: .creating)
            }
        do throws(Errno) {
            try file.keep()
        } catch {
            throw ExportError(error, of: path)
        }
        if let other = plan.descriptionPath {
            let description = DatasetDescription.json(of: plan, at: path)
            try write(description, to: other, replaces: replaces)
        }
        return result
    }

    /// Writes bytes as a file that is whole or not there; blocks, so it belongs on an executor.
    ///
    /// - Parameters:
    ///   - bytes: The file's content.
    ///   - path: The file.
    ///   - replaces: True where a file of that name is replaced.
    /// - Throws: Why it was not written; then nothing has changed.
    package static func write(
        _ bytes: [UInt8],
        to path: String,
        replaces: Bool
    ) throws(ExportError) {
        guard !FileDescriptor.isSpecial(path) else {
            return try ExportError.naming(path) { () throws(Errno) in
                try FileDescriptor.open(special: path).writeAll(bytes)
            }
        }
        try refuseTaken(path, replaces: replaces)
        do throws(Errno) {
            let file = try NewFile(named: path, replaces: replaces)
            try FileDescriptor.open(file.part, for: .creating).writeAll(bytes)
            try file.keep()
        } catch {
            throw ExportError(error, of: path)
        }
    }

    /// Writes rows as they come, a block after the other; blocks, so it belongs on an executor.
    ///
    /// - Parameters:
    ///   - plan: What is exported; its format has one table.
    ///   - put: Takes the next bytes.
    /// - Returns: What was written.
    /// - Throws: Why not all was.
    /// - Complexity: O(n) in what is exported; memory for one row and a block.
    package static func stream(
        _ plan: ExportPlan,
        _ put: ExportSink
    ) throws(ExportError) -> ExportResult {
        switch plan.format {
        case .graphml: return try LinkGraph.stream(plan, .graphML, put)
        case .dot: return try LinkGraph.stream(plan, .dot, put)
        case .sitemap: return try SiteMap.stream(plan, put)
        case .warc: return try WebArchive.stream(plan, put: put)
        case .cdxj: return try ArchiveIndex.stream(plan, put)
        case .wacz: return try WACZ.stream(plan, put)
        case .sqlite, .jsonl, .csv, .tsv: return try streamRows(plan, put)
        }
    }

    /// Refuses to take a name from a file; from a crawl in any case, the exported one included.
    private static func refuseTaken(_ path: String, replaces: Bool) throws(ExportError) {
        guard !StoreFormat.isCrawl(at: path) else { throw .crawl(path) }
        guard replaces || !FileDescriptor.isTaken(path) else { throw .exists(path) }
    }

    private static func streamRows(
        _ plan: ExportPlan,
        _ put: ExportSink
    ) throws(ExportError) -> ExportResult {
        var rows = RowStream(plan)
        var reader = try ExportReader.open(plan.source, filter: plan.filter)
        try reader.forEachRow(of: plan.table, rows.columns) { cells throws(ExportError) in
            try rows.append(cells, put)
        }
        return try rows.end(put)
    }

    private static func writeRows(
        _ plan: ExportPlan,
        of path: String,
        into open: () throws(Errno) -> FileDescriptor
    ) throws(ExportError) -> ExportResult {
        let file = try ExportError.naming(path, open)
        let meter = ExportMeter.current
        return try stream(plan) { bytes throws(ExportError) in
            try ExportError.naming(path) { () throws(Errno) in try file.writeAll(bytes) }
            meter?.add(bytes: bytes.count)
        }
    }
}
