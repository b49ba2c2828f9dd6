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
        let areNeeded = !seeds.allSatisfy { $0.url.scheme == "http" }
        do throws(CurlAuthorities.Fault) {
            if let file = requests.authoritiesFile {
                return try await Self.authorities(file, nil, areNeeded: true)
            }
            if let (file, directory) = Environment.authorities {
                return try await Self.authorities(file, directory, areNeeded: areNeeded)
            }
        } catch {
            throw .noAuthorities(error)
        }
        return try await systemAuthorities(areNeeded: areNeeded)
    }

    /// Those of the system; where it has none, seeds without TLS may be crawled all the same.
    private func systemAuthorities(
        areNeeded: Bool
    ) async throws(PlanError) -> CurlAuthorities? {
        let file = CurlLibrary.authoritiesFile
        let directory = file == nil ? CurlLibrary.authoritiesDirectory : nil
        do throws(CurlAuthorities.Fault) {
            return try await Self.authorities(file, directory, areNeeded: areNeeded)
        } catch {
            let fault = PlanError.noAuthorities(error)
            guard !areNeeded else { throw fault }
            warn("\(fault); https will fail")
            return nil
        }
    }

    private func warn(_ sentence: String) {
        mention("crawl: \(sentence)", .warning)
    }

    /// Reads certificates where seeds need them: others may never lead to any that do.
    ///
    /// It is some 15 ms of work, and files may lie on slow disks.
    @concurrent
    private static func authorities(
        _ file: String?,
        _ directory: String?,
        areNeeded: Bool
    ) async throws(CurlAuthorities.Fault) -> CurlAuthorities {
        let authorities = try CurlAuthorities(unread: file, directory: directory)
        if areNeeded { try authorities.read() }
        return authorities
    }
}
