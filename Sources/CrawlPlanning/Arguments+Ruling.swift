import CrawlArguments
package import CrawlModel
import CrawlPoliteness
package import CrawlScope

extension Arguments {
    /// The rules of seeds that have one of their own, each once.
    ///
    /// - Throws: More rules than a crawl may have.
    func seedRules(
        of seeds: [Seed],
        around scope: ScopePlan
    ) throws(PlanError) -> [SeedRulePlan] {
        var names: Set<String> = []
        var rules: [SeedRulePlan] = []
        for seed in seeds where !seed.rule.isEmpty {
            let name = seed.rule.name(of: seed)
            guard names.insert(name).inserted else { continue }
            rules.append(try SeedRulePlan(seed.rule, name, within: scope, depth: reach.depth))
        }
        guard rules.count < RuleBook.capacity else { throw .tooManyRules(rules.count) }
        return rules
    }

    /// The limits of what begins alike.
    ///
    /// - Throws: One that is none.
    func prefixes() throws(PlanError) -> [PrefixLimit] {
        var prefixes: [PrefixLimit] = []
        for text in reach.budgets.prefixes {
            guard let prefix = PrefixLimit(parsing: text) else {
                let kind = "limit such as /news/=100 or https://example.org/news/=100"
                throw .misspelt(option: "max-pages-below", text, isNo: kind)
            }
            prefixes.append(prefix)
        }
        return prefixes
    }
}

extension SeedRulePlan {
    /// What a seed's own words make of those of the command.
    ///
    /// - Throws: A pattern that is none.
    package init(
        _ rule: SeedRule,
        _ name: String,
        within scope: ScopePlan,
        depth: Int?
    ) throws(PlanError) {
        let excludes = try Arguments.patterns(rule.excludes, of: "exclude")
        var own = ScopePlan(
            rule.scope.flatMap(Scope.Kind.init(rawValue:)) ?? scope.kind,
            includes: try Arguments.patterns(rule.includes, of: "include"),
            excludes: scope.excludes + excludes
        )
        if own.includes.isEmpty { own.includes = scope.includes }
        own.avoidsTraps = scope.avoidsTraps
        own.extraHops = rule.extraHops ?? scope.extraHops
        own.exceptions = scope.exceptions
        let reach: Int? =
            switch rule.depth {
            case nil: depth
            case .links(let count): count
            case .unlimited: nil
            }
        self.init(
            name,
            scope: own,
            maximumDepth: reach,
            maximumPages: rule.maximumPages
        )
    }
}
