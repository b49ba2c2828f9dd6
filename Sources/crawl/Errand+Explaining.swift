import CrawlArguments
import CrawlEngine
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
        let candidates = TypedURL(address).candidates
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

    @concurrent
    private static func text(
        on candidates: [WebURL],
        in file: String
    ) async throws(StoreError) -> (text: String, isKnown: Bool) {
        let reader = try StoreReader.open(file, since: StoreFormat.versionOfRules)
        for url in candidates {
            guard let account = try reader.account(of: try reader.key(of: url)) else { continue }
            let robots = try robots(of: url, in: reader)
            return (AccountText(account: account, robots: robots).description, true)
        }
        // Of a URL without a scheme, that by which its host was asked.
        let known = candidates.first { (try? reader.robots(of: $0.origin)) != nil }
        let url = known ?? candidates[0]
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
        let agent = file.productToken(at: url, among: try reader.recordedHosts())
        let rules = file.body.map { RobotsRules(parsing: $0, agent: agent) }
        return RobotsText(file: file, decision: rules?.decision(for: url.target.span))
    }
}

/// What would become of a URL that was never seen, if a page named it.
private struct Expectation: CustomStringConvertible {
    let description: String

    init(of url: WebURL, in recorded: RecordedScope, ignoring ignored: IgnoredDifferences) {
        guard let rules = RuleBook(recorded, ignoring: ignored) else {
            description = "its run has a scope of another version"
            return
        }
        let reaches = rules.all.enumerated().map { place, rule in
            Reach(rule: place, depth: 1, hops: rule.scope.contains(url) ? 0 : 1)
        }
        let depth = { (reach: Reach) in rules.maximumDepth(of: url, by: reach.rule) }
        let chances = reaches.filter { rules.refusal(of: url, by: $0) == nil }
        if let chance = chances.max(by: { depth($0) < depth($1) }) {
            description = Self.chance(by: chance, rules[chance.rule], within: depth(chance))
            return
        }
        let refusal = rules.refusal(of: url, by: reaches[0]) ?? .outOfScope
        let rule = refusal.rule.map { " by \(Quotation.printable($0))" } ?? ""
        description = "it would be skipped: \(SkipReason(refusal).rawValue)\(rule)"
    }

    private static func chance(
        by reach: Reach,
        _ rule: ReachRule,
        within depth: Int
    ) -> String {
        let name = rule.name.isEmpty ? "" : " by \(Quotation.printable(rule.name))"
        if depth == 0 { return "it would be skipped: too_deep\(name)" }
        let isFar = depth == .max
        let links = isFar ? "" : " within \(Figure.count(depth - 1, "link")) of a seed"
        var page = depth == 1 ? "a seed" : "a page\(links)"
        if reach.hops > 0 { page += rule.extraHops > 1 ? " in or near the scope" : " in scope" }
        return "it would be visited\(name) if \(page) linked to it"
    }
}
