package import CrawlModel
import CrawlFrontier
package import CrawlScope
import DomainNames
import URLStandard

extension Scope {
    /// The scope that a user means, still without roots.
    package init(_ plan: ScopePlan, ignoring ignored: IgnoredDifferences) {
        self.init(
            plan.kind,
            includes: plan.includes,
            excludes: plan.excludes,
            avoidsTraps: plan.avoidsTraps,
            registrableDomain: { PublicSuffixList.system.registrableDomain(of: $0) },
            site: { String(decoding: ignored.authority(of: $0), as: UTF8.self) }
        )
        except(plan.exceptions)
    }
}

extension RuleBook {
    /// The rules of a plan: the command's own first.
    package init(_ plan: CrawlPlan) {
        let ignored = plan.frontier.ignored
        var own = plan.frontier.rule(of: Scope(plan.scope, ignoring: ignored))
        own.extraHops = plan.scope.extraHops
        self.init(
            [own] + plan.seedRules.map { ReachRule($0, ignoring: ignored) },
            yields: plan.scope.maximumBarren.map(ShapeYields.init(patience:))
        )
    }
}

extension ReachRule {
    /// The rule that a line of a seed list sets.
    package init(_ plan: SeedRulePlan, ignoring ignored: IgnoredDifferences) {
        self.init(Scope(plan.scope, ignoring: ignored), name: plan.name)
        maximumDepth = plan.maximumDepth
        extraHops = plan.scope.extraHops
        maximumPages = plan.maximumPages
    }
}
