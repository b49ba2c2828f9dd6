package import DomainNames

/// Which URLs belong to the crawl, as the user said it.
package struct ScopePlan: Sendable {
    package var kind: Scope.Kind
    package var includes: [URLPattern]
    package var excludes: [URLPattern]
    /// True to refuse URLs whose shape is one that sites make up without end.
    package var avoidsTraps = true
    /// How many links in a row may lead beyond it.
    package var extraHops = 0
    /// How many visits in a row of one shape of URLs may bring nothing new; nil for any number.
    package var maximumBarren: Int?
    /// What differs from host to host.
    package var exceptions = DomainTable<HostScope>()

    package init(
        _ kind: Scope.Kind,
        includes: [URLPattern] = [],
        excludes: [URLPattern] = []
    ) {
        self.kind = kind
        self.includes = includes
        self.excludes = excludes
    }
}

/// What a line of a seed list says of its seed, joined with what the command says of all.
package struct SeedRulePlan: Sendable {
    package let name: String
    package let scope: ScopePlan
    /// Nil for any depth.
    package let maximumDepth: Int?
    /// Nil for any number.
    package let maximumPages: Int?

    package init(
        _ name: String,
        scope: ScopePlan,
        maximumDepth: Int?,
        maximumPages: Int?
    ) {
        self.name = name
        self.scope = scope
        self.maximumDepth = maximumDepth
        self.maximumPages = maximumPages
    }
}
