import CrawlEngine
import CrawlModel
import CrawlPlanning
import CrawlReport
import CrawlScope
import CrawlSeeds
import URLStandard

extension RuleBook {
    /// The rules of the last run, with all roots that it knows.
    ///
    /// - Returns: Nil where they are those of another version.
    init?(_ recorded: RecordedScope, ignoring ignored: IgnoredDifferences) {
        guard let scope = ScopePlan(recorded) else { return nil }
        var own = ReachRule(Scope(scope, ignoring: ignored))
        own.maximumDepth = recorded.maximumDepth
        own.extraHops = recorded.extraHops
        var rules = [own]
        for name in Self.names(in: recorded) {
            guard let plan = SeedRulePlan(named: name, beside: own, within: scope) else {
                return nil
            }
            rules.append(ReachRule(plan, ignoring: ignored))
        }
        self.init(rules)
        for root in recorded.roots { take(root) }
    }

    private mutating func take(_ root: RecordedScope.Root) {
        guard let url = try? WebURL(parsing: root.url) else { return }
        let reaches = root.reach.map(reaches) ?? [Reach(rule: 0, depth: 0)]
        for reach in reaches where reach.depth == 0 { _ = widen(reach.rule, by: url) }
    }

    private static func names(in recorded: RecordedScope) -> [String] {
        let lines = recorded.roots.flatMap { ($0.reach ?? "").split(separator: "\n") }
        let names = lines.map { line in
            line.split(separator: " ", maxSplits: 2).dropFirst(2).first.map(String.init) ?? ""
        }
        return Set(names).subtracting([""]).sorted()
    }

    /// How far a rule goes at most.
    func depth(of reach: Reach) -> Int { all[reach.rule].maximumDepth ?? .max }
}

extension SeedRulePlan {
    fileprivate init?(named name: String, beside own: ReachRule, within scope: ScopePlan) {
        guard let rule = SeedRule(named: name),
            let plan = try? SeedRulePlan(
                rule,
                name,
                within: scope,
                depth: own.maximumDepth
            )
        else { return nil }
        self = plan
    }
}

extension ScopePlan {
    fileprivate init?(_ recorded: RecordedScope) {
        guard let kind = Scope.Kind(rawValue: recorded.kind),
            let includes = try? recorded.includes.map(URLPattern.init(parsing:)),
            let excludes = try? recorded.excludes.map(URLPattern.init(parsing:))
        else { return nil }
        self.init(kind, includes: includes, excludes: excludes)
        avoidsTraps = recorded.avoidsTraps
        extraHops = recorded.extraHops
    }
}
