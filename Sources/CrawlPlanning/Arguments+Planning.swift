package import CrawlArguments
package import CrawlEngine
import CrawlFetch
import CrawlFrontier
package import CrawlModel
import CrawlPoliteness
import CrawlRestraint
import CrawlScope
import CrawlStore
import Linux
import URLStandard

extension Arguments {
    /// Open files that requests do not need: the crawl's file, its log and lock, the loop's own.
    private static let reservedFiles = 32
    /// So many visits at once need no explanation to anybody.
    private static let usualConcurrency = 256

    /// Everything that the words decide about a crawl.
    ///
    /// - Parameters:
    ///   - seeds: At least one.
    ///   - openFiles: How many files may be open.
    /// - Returns: The plan, ready to be carried out.
    /// - Throws: What cannot be meant, or not be had.
    package func plan(seeds: [Seed], openFiles: Int) throws(PlanError) -> CrawlPlan {
        let concurrency = try concurrency(openFiles: openFiles)
        // First what may be wrong, then the directory that is made.
        let fetch = try fetch(seeds: seeds, concurrency: concurrency)
        let scope = try scope()
        let rules = try seedRules(of: seeds, around: scope)
        let sitemaps = try sitemaps()
        var plan = CrawlPlan(
            seeds: seeds,
            output: try output(),
            frontier: try frontier(),
            scope: scope,
            fetch: fetch,
            concurrency: concurrency
        )
        plan.seedRules = rules
        plan.maximumTime = limits.time
        plan.rereads = reach.revisits.rereads
        plan.refresh = reach.revisits.age.map { age in
            var refresh = RefreshPlan()
            (refresh.age, refresh.onlyNew) = (age, reach.revisits.onlyNew)
            return refresh
        }
        if plan.rereads { plan.refresh = nil }
        plan.keptBodies = keptBodies
        plan.packsBodies = keeping.form == .zstd
        plan.bodyFile = keeping.file
        plan.follow = reach.follow
        plan.keepsPlaces = keeping.anchors
        plan.obeysNofollow = manners.nofollow == .obey
        plan.frontier.ignored = try ignoredDifferences()
        plan.retries.tries = limits.retries + 1
        plan.retries.exceptions = try exceptions { section in
            section.typed.contains("retries") ? section.limits.retries + 1 : nil
        }
        plan.sitemaps = sitemaps
        plan.configuration = configuration(concurrency: concurrency)
        plan.unwanted = try FailureChoice(option: "fail-on", unattended.failOn)?.query
        let share = unattended.maximumFailed
        plan.exitStatus = { ExitStatus($0, allowing: share).code }
        plan.fit(into: [unattended.maximumMemory, MemoryLimit.bytes].compactMap(\.self).min())
        return plan
    }

    private func concurrency(openFiles: Int) throws(PlanError) -> Int {
        let needed = { Self.reservedFiles + FetchTransport.fileCount(concurrency: $0) }
        guard let wanted = manners.concurrency else {
            return (1...Self.usualConcurrency).last { needed($0) <= openFiles } ?? 1
        }
        guard needed(wanted) <= openFiles else {
            throw .tooFewFiles(
                concurrency: wanted,
                needed: needed(wanted),
                allowed: openFiles
            )
        }
        return wanted
    }

    private func frontier() throws(PlanError) -> FrontierPlan {
        var plan = FrontierPlan(
            maximumDepth: reach.depth,
            maximumPages: limits.pages,
            maximumRedirects: limits.redirects,
            obeysRobots: manners.robots == .obey,
            politeness: politeness
        )
        plan.politeness.exceptions = try exceptions { $0.politenessException }
        plan.robots.exceptions = try exceptions { section in
            section.typed.contains("robots") ? section.manners.robots == .obey : nil
        }
        plan.budgets.exceptions = try exceptions { $0.limits.pages }
        plan.budgets.pagesPerHost = reach.budgets.pagesPerHost
        plan.budgets.pagesPerDomain = reach.budgets.pagesPerDomain
        plan.budgets.hostsPerDomain = reach.budgets.hostsPerDomain
        plan.budgets.prefixes = try prefixes()
        plan.order = reach.course.order
        plan.maximumBytes = reach.budgets.bytes
        plan.robots.sitemaps = sitemapPolicy
        return plan
    }

    private var politeness: Politeness {
        let pace = manners.pace
        var politeness = Politeness(
            delay: typed.contains("delay") ? pace.delay : nil,
            perHost: typed.contains("per-host") ? pace.perHost : nil
        )
        politeness.perAddress = pace.perAddress
        politeness.addressDelay = pace.addressDelay
        politeness.jitter = pace.jitter
        politeness.adapts = pace.adapts
        politeness.rate = pace.rate
        politeness.patience = pace.patience
        return politeness
    }

    private func scope() throws(PlanError) -> ScopePlan {
        let kind: CrawlScope::Scope.Kind =
            switch reach.scope {
            case .page: .page
            case .prefix: .prefix
            case .host: .host
            case .domain: .domain
            case .any: .any
            }
        var scope = ScopePlan(
            kind,
            includes: try Self.patterns(reach.includes, of: "include"),
            excludes: try Self.patterns(reach.excludes + wayOutExcludes, of: "exclude")
        )
        scope.avoidsTraps = reach.course.avoidsTraps
        scope.extraHops = reach.course.extraHops
        scope.maximumBarren = reach.budgets.barren
        scope.exceptions = try exceptions { (section) throws(PlanError) in
            try section.scopeException()
        }
        return scope
    }

    static func patterns(
        _ texts: [String],
        of option: String
    ) throws(PlanError) -> [URLPattern] {
        var patterns: [URLPattern] = []
        for text in texts {
            do throws(PatternFault) {
                patterns.append(try URLPattern(parsing: text))
            } catch {
                throw .badPattern(option: option, text, error)
            }
        }
        return patterns
    }

    private var keptBodies: KeptBodies {
        guard keeping.form != .none else { return .none }
        return switch keeping.bodies {
        case .none: .none
        case .pages: .pages
        case .text: .text
        case .all: .all
        }
    }
}
