import CrawlArguments
import CrawlEngine
import CrawlFetch
package import CrawlModel
package import CrawlReport
package import CrawlScope
import CrawlSeeds
import DomainNames
package import URLStandard

extension RuleBook {
    /// The rules of the last run, with all roots that it knows.
    ///
    /// - Returns: Nil where they are those of another version.
    package init?(_ recorded: RecordedScope, ignoring ignored: IgnoredDifferences) {
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
        widen(by: recorded.roots)
    }

    /// Takes what a crawl began with into the scopes of its rules.
    mutating func widen(by roots: [RecordedScope.Root]) {
        for root in roots {
            guard let url = try? WebURL(parsing: root.url) else { continue }
            let reaches = root.reach.map(reaches) ?? [Reach(rule: 0, depth: 0)]
            for reach in reaches where reach.depth == 0 { _ = widen(reach.rule, by: url) }
        }
    }

    private static func names(in recorded: RecordedScope) -> [String] {
        let lines = recorded.roots.flatMap { ($0.reach ?? "").split(separator: "\n") }
        let names = lines.map { line in
            line.split(separator: " ", maxSplits: 2).dropFirst(2).first.map(String.init) ?? ""
        }
        return Set(names).subtracting([""]).sorted()
    }
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

extension HostScope {
    fileprivate init?(_ recorded: RecordedHost) {
        guard let includes = try? recorded.includes.map(URLPattern.init(parsing:)),
            let excludes = try? recorded.excludes.map(URLPattern.init(parsing:))
        else { return nil }
        self.init()
        self.includes = includes.isEmpty ? nil : includes
        self.excludes = excludes
        maximumDepth = recorded.depth.map { Int($0) ?? .max }
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
        for host in recorded.hosts {
            guard let own = HostScope(host), let name = try? Arguments.hostPattern(host.pattern)
            else { return nil }
            exceptions.add(own, for: name)
        }
        extraHops = recorded.extraHops
    }
}

extension StoredRobots {
    /// The name by which the robots.txt addresses who was told of these hosts.
    package func productToken(at url: WebURL, among hosts: [RecordedHost]) -> String {
        var agents = DomainTable<String>()
        for host in hosts {
            guard let agent = host.userAgent,
                let name = try? Arguments.hostPattern(host.pattern)
            else { continue }
            agents.add(agent, for: name)
        }
        return FetchPlan.productToken(of: agents.value(of: url.hostname) ?? userAgent)
    }
}
