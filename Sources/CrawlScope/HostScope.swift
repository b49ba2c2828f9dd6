/// What of a scope holds for the URLs of some hosts alone.
package struct HostScope: Sendable {
    /// Patterns in the place of those of all hosts, nil for those.
    package var includes: [URLPattern]?
    /// Patterns beside those of all hosts.
    package var excludes: [URLPattern] = []
    /// The most links from a seed, whatever the rule; nil for as many as anywhere.
    package var maximumDepth: Int?

    package init() {}
}
