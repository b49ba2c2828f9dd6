import CrawlArguments
import CrawlEngine
import CrawlFetch
import CrawlFormat
import CrawlFrontier
import CrawlModel
import CrawlPlanning
import CrawlReport
import CrawlScope
import CrawlVoice
import RobotsStandard
import URLStandard

extension Errand {
    /// Tells what became of a URL, and why; of one that was never seen, what would.
    func explain() async throws(PlanError) -> ExitStatus {
        let address = arguments.inquiry.subject ?? ""
        let candidates = Self.urls(address)
        guard !candidates.isEmpty else {
            console.say("crawl: \(Quotation(address)) is no URL")
            return .usage
        }
        return await explain(candidates, in: try await Self.onlyCrawl(arguments.file))
    }

    private func explain(_ candidates: [WebURL], in file: String) async -> ExitStatus {
        do throws(StoreError) {
            let (text, isKnown) = try await Self.text(on: candidates, in: file)
            let status = await put(text)
            return status == .ok && !isKnown ? .noResult : status
        } catch {
            return complaining(of: error)
        }
    }

    /// What is typed, or with the scheme that it lacks.
    private static func urls(_ address: String) -> [WebURL] {
        let spellings =
            address.contains("://") ? [address] : ["https://\(address)", "http://\(address)"]
        return spellings.compactMap { try? WebURL(parsing: $0).requested }.filter(\.isHTTP)
    }

    @concurrent
    private static func text(
        on candidates: [WebURL],
        in file: String
    ) async throws(StoreError) -> (text: String, isKnown: Bool) {
        let reader = try StoreReader.open(file)
        for url in candidates {
            guard let account = try reader.account(of: try reader.key(of: url)) else { continue }
            let robots = try robots(of: url, in: reader)
            return (AccountText(account: account, robots: robots).description, true)
        }
        let url = candidates[0]
        let ignored = try reader.ignoredDifferences()
        let expectation = try reader.recordedScope().map {
            Expectation(of: url, in: $0, ignoring: ignored)
        }
        let robots = try robots(of: url, in: reader).map { "  robots    \($0)\n" } ?? ""
        let state = "never seen" + (expectation.map { "; \($0)" } ?? "")
        let doubt = doubt(about: try reader.crowdedPageCount())
        return ("\(Quotation.printable("\(url)"))\n  state     \(state)\n\(doubt)\(robots)", false)
    }

    /// What is to be known where a URL may have been seen and left out.
    private static func doubt(about count: Int) -> String {
        let pages = Figure.count(count, "page")
        return count == 0 ? "" : "  or        among the links that were left out of \(pages)\n"
    }

    private static func robots(
        of url: WebURL,
        in reader: borrowing StoreReader
    ) throws(StoreError) -> RobotsText? {
        guard let file = try reader.robots(of: url.origin) else { return nil }
        let agent = FetchPlan.productToken(of: file.userAgent)
        let rules = file.body.map { RobotsRules(parsing: $0, agent: agent) }
        return RobotsText(file: file, decision: rules?.decision(for: url.target.span))
    }
}

/// What would become of a URL that was never seen, if a page named it.
private struct Expectation: CustomStringConvertible {
    let description: String

    init(of url: WebURL, in recorded: RecordedScope, ignoring ignored: IgnoredDifferences) {
        guard let plan = ScopePlan(recorded) else {
            description = "its run has a scope of another version"
            return
        }
        var scope = Scope(plan, ignoring: ignored)
        for root in recorded.roots.compactMap({ try? WebURL(parsing: $0) }) {
            _ = scope.widen(by: root)
        }
        guard let refusal = scope.refusal(of: url, isRoot: false) else {
            description = Self.chance(within: recorded.maximumDepth)
            return
        }
        let rule = refusal.rule.map { " by \(Quotation.printable($0))" } ?? ""
        description = "it would be skipped: \(SkipReason(refusal).rawValue)\(rule)"
    }
}

extension Expectation {
    fileprivate static func chance(within depth: Int?) -> String {
        guard let depth else { return "it would be visited if a page linked to it" }
        guard depth > 0 else { return "it would be skipped: too_deep" }
        let links = Figure.count(depth - 1, "link")
        let page = depth == 1 ? "a seed" : "a page within \(links) of a seed"
        return "it would be visited if \(page) linked to it"
    }
}

extension ScopePlan {
    fileprivate init?(_ recorded: RecordedScope) {
        guard let kind = Scope.Kind(rawValue: recorded.kind) else { return nil }
        var (includes, excludes): ([URLPattern], [URLPattern]) = ([], [])
        for text in recorded.includes {
            guard let pattern = try? URLPattern(parsing: text) else { return nil }
            includes.append(pattern)
        }
        for text in recorded.excludes {
            guard let pattern = try? URLPattern(parsing: text) else { return nil }
            excludes.append(pattern)
        }
        self.init(kind, includes: includes, excludes: excludes)
        avoidsTraps = recorded.avoidsTraps
    }
}
