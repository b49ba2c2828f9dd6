import CrawlArguments
import CrawlExport
import CrawlModel
import CrawlPlanning
import CrawlTables
import CrawlVoice
import Linux

extension Errand {
    /// Writes what a crawl has found in another format.
    func export() async throws(PlanError) -> ExitStatus {
        let source = try await Self.onlyCrawl(arguments.export.source)
        let plan = try arguments.exportPlan(of: source)
        if let regret = await regret(lackOf: plan.filter.run, in: source) { return regret }
        // What is written to the standard output needs no good order.
        guard arguments.exportTarget != nil else { return await carryOut(plan) }
        return await untilSignal { await carryOut(plan) }
    }

    /// The file that is named, or the one in `storage`.
    @concurrent
    static func onlyCrawl(_ file: String?) async throws(PlanError) -> String {
        if let file { return file }
        let files = await files(nil)
        guard files.count == 1 else { throw .noOneCrawl(among: files) }
        return files[0]
    }

    /// Does work on the pool that is cancelled when a signal comes.
    private func untilSignal(
        _ work: @escaping @Sendable () async -> ExitStatus
    ) async -> ExitStatus {
        signals.heed()
        return await withTaskGroup(of: ExitStatus?.self) { group in
            group.addTask(executorPreference: pool) { await work() }
            group.addTask {
                await signals.signals.first { _ in true }.map { .signal($0.number) }
            }
            var statuses: [ExitStatus] = []
            for await status in group {
                group.cancelAll()
                if let status { statuses.append(status) }
            }
            return .deciding(among: statuses)
        }
    }

    private func carryOut(_ plan: ExportPlan) async -> ExitStatus {
        let began = Moment.now
        let target = arguments.exportTarget
        switch await write(plan, to: target, since: began) {
        case .success(let result):
            if !arguments.voice.isQuiet, let target {
                console.say(Self.summary(of: result, plan, target, in: .now - began))
            }
            return .ok
        // Who sent the signal knows, and so does who stopped reading.
        case .failure(.interrupted): return .ok
        case .failure(.unwritable(_, .brokenPipe)): return .signal(Signal.brokenPipe.number)
        case .failure(let error):
            console.say("\(Complaint(error))")
            return ExitStatus(error)
        }
    }

    /// Writes an export while somebody sees how far it is.
    private func write(
        _ plan: ExportPlan,
        to target: String?,
        since began: Moment
    ) async -> Result<ExportResult, ExportError> {
        let (meter, replaces) = (ExportMeter(), arguments.export.replaces)
        return await withTaskGroup(of: Void.self) { group in
            if target != nil { group.addTask { await show(meter, since: began) } }
            defer { group.cancelAll() }
            return await ExportMeter.$current.withValue(meter) {
                await Self.write(plan, to: target, replaces)
            }
        }
    }

    private func show(_ meter: ExportMeter, since began: Moment) async {
        repeat {
            let (rows, bytes) = (meter.rows, meter.bytes)
            let elapsed = Moment.now - began
            console.show(ProgressLine(exportedRows: rows, bytes: bytes, elapsed: elapsed))
        } while (try? await loop.sleep(until: .now + Self.progressStep)) != nil
    }

    private static func summary(
        of result: ExportResult,
        _ plan: ExportPlan,
        _ target: String,
        in time: Duration
    ) -> String {
        let rows = plan.rowCount(of: result)
        let bytes = Figure.bytes(Double(result.bytes))
        return "crawl: \(rows), \(bytes) in \(Figure.span(time)); \(Quotation(target).unquoted)"
    }

    @concurrent
    private static func write(
        _ plan: ExportPlan,
        to path: String?,
        _ replaces: Bool
    ) async -> Result<ExportResult, ExportError> {
        do throws(ExportError) {
            if let path {
                return .success(try Exporter.write(plan, to: path, replaces: replaces))
            }
            var stream = DataStream()
            let result = try Exporter.stream(plan) { bytes throws(ExportError) in
                _ = stream.write(bytes)
                if let fault = stream.fault { throw .unwritable("standard output", fault) }
            }
            stream.flush()
            if let fault = stream.fault { throw .unwritable("standard output", fault) }
            return .success(result)
        } catch {
            return .failure(error)
        }
    }
}
