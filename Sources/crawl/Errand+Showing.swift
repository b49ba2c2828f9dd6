import CrawlArguments
import CrawlFormat
import CrawlModel
import CrawlPlanning
import CrawlReport
import CrawlVoice
import Linux
import URLStandard

extension Errand {
    /// Writes a stored body to the standard output, as the server sent it, decoded.
    func showBody() async throws(PlanError) -> ExitStatus {
        await showBody(in: try await Self.onlyCrawl(arguments.file))
    }

    private func showBody(in file: String) async -> ExitStatus {
        let address = arguments.inquiry.subject ?? ""
        let candidates = Self.versions(address)
        guard !candidates.isEmpty else {
            console.say("crawl: \(Quotation(address)) is no URL")
            return .usage
        }
        do throws(StoreError) {
            let (body, run) = try await Self.body(of: candidates, in: file)
            if let status = await regret(lackOf: run, in: file) { return status }
            switch body {
            case .bytes(let bytes): return status(of: await Self.write(bytes))
            case .absent: return none("has no body of", address, in: file)
            case .unknown: return none("does not know", address, in: file)
            }
        } catch {
            return complaining(of: error)
        }
    }

    func none(_ verb: String, _ address: String, in file: String) -> ExitStatus {
        console.say("crawl: \(Quotation(file).unquoted) \(verb) \(Quotation(address))")
        return .noResult
    }

    /// The whole is a URL, or what stands before `@` and the number of a run.
    private static func versions(_ address: String) -> [(WebURL, run: Int?)] {
        var versions = TypedURL(address).candidates.map { ($0, run: Int?.none) }
        let digits = address.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
        let rest = address.utf8.dropLast(digits)
        let run = Int(String(decoding: address.utf8.suffix(digits), as: UTF8.self))
        if rest.last == UInt8(ascii: "@"), let run {
            let before = String(decoding: rest.dropLast(), as: UTF8.self)
            versions += TypedURL(before).candidates.map { ($0, run: run) }
        }
        return versions
    }

    /// What the file has of the first version that it knows, and the run that names that one.
    @concurrent
    private static func body(
        of versions: [(WebURL, run: Int?)],
        in file: String
    ) async throws(StoreError) -> (StoredBody, run: Int?) {
        let reader = try StoreReader.open(file)
        for (url, run) in versions {
            let body = try reader.body(of: try reader.key(of: url), run: run)
            if case .unknown = body { continue }
            return (body, run)
        }
        return (.unknown, nil)
    }

    /// Writes data to the standard output.
    @concurrent
    static func write(_ bytes: [UInt8]) async -> Errno? {
        var stream = DataStream()
        _ = stream.write(bytes)
        stream.flush()
        return stream.fault
    }
}
