import CrawlArguments
import CrawlAudit
import CrawlExport
import CrawlFormat
import CrawlModel
import CrawlPlanning
import CrawlTables
import CrawlVoice
import Linux

extension Errand {
    /// Writes what a crawl has found as a page of HTML for people.
    func report() async throws(PlanError) -> ExitStatus {
        let source = try await Self.onlyCrawl(arguments.export.source)
        let regret = await regret(lackOf: arguments.export.wanted.run, in: source)
        if let regret { return regret }
        return await writeReport(on: source)
    }

    private func writeReport(on source: String) async -> ExitStatus {
        let began = Moment.now
        let html: [UInt8]
        do throws(StoreError) {
            html = try await Self.html(of: source, asOf: arguments.export.wanted.run)
        } catch {
            return complaining(of: error)
        }
        guard let target = arguments.exportTarget else {
            return status(of: await Self.write(html))
        }
        do throws(ExportError) {
            try await Self.write(html, to: target, replaces: arguments.export.replaces)
        } catch {
            console.say("\(Complaint(error))")
            return ExitStatus(error)
        }
        if !arguments.voice.isQuiet {
            let bytes = Figure.bytes(Double(html.count))
            let time = Figure.span(Moment.now - began)
            console.say("crawl: a report of \(bytes) in \(time); \(Quotation(target).unquoted)")
        }
        return .ok
    }

    @concurrent
    private static func html(
        of source: String,
        asOf run: Int?
    ) async throws(StoreError) -> [UInt8] {
        try AuditReport.html(of: source, asOf: run.map(PastMoment.run))
    }

    /// Writes a file that is whole or not there.
    @concurrent
    private static func write(
        _ bytes: [UInt8],
        to path: String,
        replaces: Bool
    ) async throws(ExportError) {
        try Exporter.write(bytes, to: path, replaces: replaces)
    }
}
