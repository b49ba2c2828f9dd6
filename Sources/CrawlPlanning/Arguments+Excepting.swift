package import CrawlArguments
import CrawlFetch
import CrawlPoliteness
import CrawlScope
import DomainNames
import URLStandard

extension Arguments {
    /// What the sections of hosts in configuration files say of one thing.
    ///
    /// - Parameter value: What a section says of it, nil where it does not.
    /// - Returns: What holds for which hosts.
    /// - Throws: What a section cannot mean, or a section that is none of a host.
    func exceptions<Value>(
        _ value: (Arguments) throws(PlanError) -> Value?
    ) throws(PlanError) -> DomainTable<Value> {
        var table = DomainTable<Value>()
        for (pattern, section) in sources.hosts {
            guard let value = try value(section) else { continue }
            table.add(value, for: try Self.hostPattern(pattern))
        }
        return table
    }

    /// A section's host as URLs have it.
    ///
    /// - Throws: What it is where no host has such a name.
    package static func hostPattern(_ pattern: String) throws(PlanError) -> String {
        let prefix = pattern.hasPrefix("*.") ? "*." : ""
        let name = pattern.dropFirst(prefix.count)
        let isName = name.hasPrefix("[") || !name.utf8.contains { ":@*".utf8.contains($0) }
        guard isName, let url = try? WebURL(parsing: "http://\(name)/"), url.target.count == 1
        else { throw .noHost(pattern) }
        return prefix + url.hostname
    }

    /// How gently a section's hosts are asked.
    var politenessException: HostException? {
        let pace = manners.pace
        let rest = pace.rate.map { Duration.seconds(1 / max($0, 1e-6)) }
        let exception = HostException(
            delay: typed.contains("delay") ? max(pace.delay, rest ?? .zero) : rest,
            perHost: typed.contains("per-host") ? pace.perHost : nil,
            adapts: typed.contains("adaptive") ? pace.adapts : nil
        )
        return exception == HostException() ? nil : exception
    }

    /// Which URLs of a section's hosts belong to the crawl.
    func scopeException() throws(PlanError) -> HostScope? {
        guard !typed.isDisjoint(with: ["include", "exclude", "depth"]) else { return nil }
        var scope = HostScope()
        if !reach.includes.isEmpty {
            scope.includes = try Self.patterns(reach.includes, of: "include")
        }
        scope.excludes = try Self.patterns(reach.excludes, of: "exclude")
        if typed.contains("depth") { scope.maximumDepth = reach.depth ?? .max }
        return scope
    }

    /// What requests to a section's hosts say, and what they may take.
    ///
    /// - Parameter everybody: The arguments that hold for all hosts.
    /// - Returns: What differs, nil where nothing does.
    /// - Throws: A field that no request may have.
    func fetchException(beside everybody: Arguments) throws(PlanError) -> FetchException? {
        let keys: Set = ["user-agent", "header", "timeout", "max-size"]
        guard !typed.isDisjoint(with: keys) else { return nil }
        var exception = FetchException()
        if manners.userAgent != nil {
            var named = everybody
            named.manners.userAgent = manners.userAgent
            exception.userAgent = named.userAgent
        }
        for line in manners.requests.headers { exception.fields.append(try Self.field(line)) }
        if typed.contains("timeout") { exception.timeout = limits.timeout }
        if typed.contains("max-size") { exception.maximumBodyBytes = limits.size }
        return exception
    }
}
