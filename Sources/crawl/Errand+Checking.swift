import CrawlArguments
import CrawlFormat
import CrawlModel
import CrawlPlanning
import CrawlReport
import CrawlVoice

extension Errand {
    /// Proves what crawls' files promise, and lists on the standard output what does not hold: of
    /// one, or of all in `storage`.
    func checkFiles() async -> ExitStatus {
        let files = await Self.files(arguments.file)
        guard !files.isEmpty else {
            console.say("crawl: no crawl is in storage; name its file")
            return .usage
        }
        var statuses: [ExitStatus] = []
        for file in files { statuses.append(await check(file)) }
        return .deciding(among: statuses)
    }

    private func check(_ file: String) async -> ExitStatus {
        do throws(StoreError) {
            let (breaches, bodies) = try await Self.breaches(in: file)
            guard !breaches.isEmpty else {
                if arguments.voice.isQuiet { return .ok }
                let place = bodies.map { ", with its bodies in \(Quotation($0).unquoted)" } ?? ""
                return await put("\(Quotation(file).unquoted)\(place): every promise holds\n")
            }
            let lines = breaches.map { breach in
                "\(Quotation(file).unquoted): \(Quotation.printable(breach.description))\n"
            }
            let written = await put(lines.joined())
            let isDamaged = breaches.contains(where: \.isDamage)
            return .deciding(among: [isDamaged ? .database : .internalError, written])
        } catch {
            return complaining(of: error)
        }
    }

    /// Reads the whole file, which takes as long as the disk needs.
    @concurrent
    private static func breaches(
        in file: String
    ) async throws(StoreError) -> (breaches: [Breach], bodies: String?) {
        let check = try StoreCheck.open(file)
        return (try check.breaches(), try check.bodiesPath())
    }
}
