import CrawlArguments
import CrawlFormat
import CrawlModel
import CrawlPlanning
import CrawlReport
import CrawlStore
import CrawlVoice
import Linux

extension Errand {
    /// Tells how far crawls are, on the standard output: one, or all in `storage`.
    func tellStatus() async -> ExitStatus {
        let files = await Self.files(arguments.file)
        guard !files.isEmpty else {
            console.say("crawl: no crawl is in storage; name its file")
            return arguments.inquiry.maximumAge == nil ? .usage : .noResult
        }
        var statuses: [ExitStatus] = []
        for file in files {
            do throws(StoreError) {
                let report = try await Self.report(on: file)
                let age = arguments.inquiry.maximumAge
                let freshness = age.map { report.freshness(within: $0) }
                statuses.append(freshness?.status ?? .ok)
                if age == nil || !arguments.voice.isQuiet {
                    statuses.append(await put(report.description))
                }
                if let fault = freshness?.fault { console.say(fault) }
            } catch .unreachable(_, .noSuchFile) where arguments.inquiry.maximumAge != nil {
                console.say("crawl: \(Quotation(file).unquoted) is not there")
                statuses.append(.noResult)
            } catch {
                statuses.append(complaining(of: error))
            }
        }
        return .deciding(among: statuses)
    }

    func put(_ text: String) async -> ExitStatus {
        do throws(Errno) {
            try await console.put(Array(text.utf8))
            return .ok
        } catch {
            return status(of: error)
        }
    }

    @concurrent
    static func files(_ file: String?) async -> [String] {
        if let file { return [file] }
        return Directory.names(in: "storage").filter { $0.hasSuffix(".sqlite") }
            .map { "storage/\($0)" }
    }

    @concurrent
    private static func report(on file: String) async throws(StoreError) -> StatusText {
        let reader = try StoreReader.open(file)
        return StatusText(
            file: file,
            bodies: try reader.bodiesPath(),
            runs: try reader.runs(),
            counts: try reader.counts(),
            owner: FileLock.note(at: file + ".lock").flatMap { Int32($0) }
        )
    }
}
