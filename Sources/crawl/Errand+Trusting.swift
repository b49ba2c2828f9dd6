import CrawlArguments
import CrawlModel
import CrawlPlanning
import CrawlVoice
import Curl
import Linux
import URLStandard

extension Errand {
    /// Reads who vouches for servers, as far as the crawl may need it.
    ///
    /// - Throws: What is of no use, if it was named or a seed needs it.
    func authorities(for seeds: [Seed]) async throws(PlanError) -> CurlAuthorities? {
        let requests = arguments.manners.requests
        guard !requests.believesAnybody else {
            warn("--insecure: any certificate is taken for good")
            return nil
        }
        do throws(CurlAuthorities.Fault) {
            if let file = requests.authoritiesFile {
                return try await Self.read(file: file, directory: nil)
            }
            if let (file, directory) = Environment.authorities {
                return try await Self.read(file: file, directory: directory)
            }
        } catch {
            throw .noAuthorities(error)
        }
        return try await systemAuthorities(for: seeds)
    }

    /// Those of the system; where it has none, seeds without TLS may be crawled all the same.
    ///
    /// Such seeds may never lead to others: then nobody reads them.
    private func systemAuthorities(for seeds: [Seed]) async throws(PlanError) -> CurlAuthorities? {
        let file = CurlLibrary.authoritiesFile
        let directory = file == nil ? CurlLibrary.authoritiesDirectory : nil
        let arePlain = seeds.allSatisfy { $0.url.scheme == "http" }
        do throws(CurlAuthorities.Fault) {
            guard !arePlain else {
                return try CurlAuthorities(unread: file, directory: directory)
            }
            return try await Self.read(file: file, directory: directory)
        } catch {
            let fault = PlanError.noAuthorities(error)
            guard arePlain else { throw fault }
            warn("\(fault); https will fail")
            return nil
        }
    }

    private func warn(_ sentence: String) {
        if !arguments.voice.isQuiet { console.say("crawl: \(sentence)") }
    }

    /// It is some 15 ms of work, and files may lie on slow disks.
    @concurrent
    private static func read(
        file: String?,
        directory: String?
    ) async throws(CurlAuthorities.Fault) -> CurlAuthorities {
        try CurlAuthorities(file: file, directory: directory)
    }
}
