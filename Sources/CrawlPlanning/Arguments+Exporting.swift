package import CrawlArguments
package import CrawlExport
import CrawlTables
import URLStandard

extension Arguments {
    /// Everything that the words decide about an export.
    ///
    /// - Parameter source: The crawl's file.
    /// - Returns: The plan.
    /// - Throws: What cannot be meant.
    package func exportPlan(of source: String) throws(PlanError) -> ExportPlan {
        var plan = ExportPlan(source: source, format: try exportFormat())
        guard plan.format != .sqlite || exportTarget != nil else { throw .noOutput }
        guard export.metadataFile == nil || plan.format == .sqlite else { throw .noDataset }
        plan.table = try exportTable(of: plan.format)
        plan.archiveName = archiveName
        plan.filter = try exportFilter()
        plan.hasBodies = export.hasBodies
        plan.descriptionPath = export.metadataFile
        plan.isSafe = export.isSafe
        return plan
    }

    /// The file to write, nil for the standard output.
    package var exportTarget: String? { ["-", "/dev/stdout"].contains(file) ? nil : file }

    /// The archive beside an index: `x.warc.gz` for `x.cdxj`.
    private var archiveName: String? {
        guard let target = exportTarget, target.hasSuffix(".cdxj") else { return nil }
        let file = target.split(separator: "/").last ?? ""
        return file.dropLast(".cdxj".utf8.count) + ".warc.gz"
    }

    private func exportFormat() throws(PlanError) -> ExportFormat {
        let named = exportTarget.flatMap(ExportFormat.init(of:))
        guard let name = export.format else {
            guard let target = exportTarget else { return .jsonl }
            guard let named else { throw .noFormat(target) }
            return named
        }
        // Links are a table or a graph, as the file's name says.
        if name == Self.links { return named.flatMap { $0 == .sqlite ? nil : $0 } ?? .csv }
        guard let format = ExportFormat(rawValue: name) else {
            let names = ExportFormat.allCases.map(\.rawValue) + [Self.links]
            throw .noChoice(option: "--format", name, names)
        }
        return format
    }

    private static let links = "links"

    private func exportTable(of format: ExportFormat) throws(PlanError) -> ExportTable {
        let isNamed = export.format == Self.links
        guard let name = export.table else { return isNamed ? .links : .pages }
        guard format.hasTables, !isNamed || name == Self.links else {
            throw .noTable(name, format: isNamed ? Self.links : format.rawValue)
        }
        guard let table = ExportTable(named: name) else {
            throw .noChoice(option: "--table", name, ExportTable.all.map(\.name))
        }
        return table
    }

    private func exportFilter() throws(PlanError) -> ExportFilter {
        var filter = ExportFilter()
        filter.run = export.wanted.run
        filter.host = export.wanted.host.map(Self.host)
        filter.condition = export.wanted.condition
        if let text = export.wanted.status {
            guard let status = Self.statuses(text) else { throw Self.noStatus(text) }
            filter.status = status
        }
        if let text = export.wanted.since {
            filter.since = try Self.date(text, of: "since")
        }
        return filter
    }

    /// A host as the crawl writes it: in small letters, in the form of the Domain Name System.
    private static func host(_ text: String) -> String {
        (try? WebURL(parsing: "http://\(text)/"))?.authority ?? text
    }

    private static func noStatus(_ text: String) -> PlanError {
        .misspelt(option: "status", text, isNo: "status such as 200, 4xx or 200-299")
    }

    /// A date as typed, where it is one.
    package static func date(_ text: String, of option: String) throws(PlanError) -> String {
        guard !isDate(text) else { return text }
        let kind = "date such as 2026-01-31 or 2026-01-31T06:30:00Z"
        throw .misspelt(option: option, text, isNo: kind)
    }

    /// Reads `200`, `4xx` or `200-299`.
    private static func statuses(_ text: String) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = ends.first.flatMap(status), ends.count <= 2 else { return nil }
        guard ends.count == 2 else { return first }
        guard let last = status(ends[1]), first.lowerBound <= last.upperBound else { return nil }
        return first.lowerBound...last.upperBound
    }

    private static func status(_ text: Substring) -> ClosedRange<Int>? {
        let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
        guard let number = Int(Substring(digits)), number <= 999 else { return nil }
        if digits.count == text.utf8.count { return number...number }
        guard digits.count == 1, text.dropFirst() == "xx" else { return nil }
        return number * 100...number * 100 + 99
    }

    /// True for `2026`, `2026-01`, `2026-01-31` and what goes on with `T06:30:00.000Z`.
    private static func isDate(_ text: String) -> Bool {
        let model = Array("0000-00-00T00:00:00.000Z".utf8)
        let ends = [4, 7, 10, 16, 19, 20, 23, 24]
        let bytes = Array(text.utf8)
        guard ends.contains(bytes.count), bytes.count <= model.count else { return false }
        // Whole seconds may end with their Z.
        return zip(bytes, model).enumerated().allSatisfy { index, pair in
            if index == 19, bytes.count == 20 { return pair.0 == UInt8(ascii: "Z") }
            return pair.1 == UInt8(ascii: "0") ? (0x30...0x39).contains(pair.0) : pair.0 == pair.1
        }
    }
}
