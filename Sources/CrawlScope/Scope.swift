package import DomainNames
package import URLStandard

/// Which URLs belong to a crawl.
///
/// Its roots are the seeds and what they redirect to: a seed that has moved takes its scope along.
package struct Scope: Sendable {
    /// How far around the roots it reaches.
    package enum Kind: String, Sendable, CaseIterable {
        /// The roots alone.
        case page
        /// The roots' folders.
        case prefix
        /// The roots' hosts with their ports.
        case host
        /// The roots' registrable domains.
        case domain
        /// Everything.
        case any
    }

    /// The longest URL that is visited, in bytes.
    package static let maximumLength = 4_096

    /// What never changes, in one word: scopes are copied for every URL.
    private final class Terms: Sendable {
        let includes: [URLPattern]
        let excludes: [URLPattern]
        let exceptions: DomainTable<HostScope>
        let registrableDomain: @Sendable (String) -> String?
        let site: @Sendable (WebURL) -> String
        /// True where there is no pattern and no exception.
        let areNone: Bool

        init(
            includes: [URLPattern],
            excludes: [URLPattern],
            exceptions: DomainTable<HostScope> = DomainTable(),
            registrableDomain: @escaping @Sendable (String) -> String?,
            site: @escaping @Sendable (WebURL) -> String
        ) {
            self.includes = includes
            self.excludes = excludes
            self.exceptions = exceptions
            self.registrableDomain = registrableDomain
            self.site = site
            areNone = includes.isEmpty && excludes.isEmpty && exceptions.isEmpty
        }
    }

    private let kind: Kind
    private let avoidsTraps: Bool
    private var terms: Terms
    private var names: Set<String> = []
    private var folders: [String: Set<ArraySlice<UInt8>>] = [:]

    /// A scope without roots.
    ///
    /// - Parameters:
    ///   - kind: How far it reaches.
    ///   - includes: Patterns of which one must match, except for roots; none for all URLs.
    ///   - excludes: Patterns of which none may match, roots included.
    ///   - avoidsTraps: True to refuse URLs whose shape is one that sites make up without end.
    ///   - registrableDomain: The part of a host name that was registered, nil for addresses.
    ///   - site: The host for which a URL counts, with its port.
    package init(
        _ kind: Kind,
        includes: [URLPattern] = [],
        excludes: [URLPattern] = [],
        avoidsTraps: Bool = true,
        registrableDomain: @escaping @Sendable (String) -> String? = { $0 },
        site: @escaping @Sendable (WebURL) -> String = { $0.authority }
    ) {
        self.kind = kind
        self.avoidsTraps = avoidsTraps
        terms = Terms(
            includes: includes,
            excludes: excludes,
            registrableDomain: registrableDomain,
            site: site
        )
    }

    /// Lets hosts differ.
    package mutating func except(_ exceptions: DomainTable<HostScope>) {
        terms = Terms(
            includes: terms.includes,
            excludes: terms.excludes,
            exceptions: exceptions,
            registrableDomain: terms.registrableDomain,
            site: terms.site
        )
    }

    /// Takes a root in.
    ///
    /// - Returns: True where the scope became wider.
    package mutating func widen(by root: WebURL) -> Bool {
        switch kind {
        case .page, .any: false
        case .host: names.insert(terms.site(root)).inserted
        case .domain: names.insert(domain(of: root)).inserted
        case .prefix: folders[terms.site(root), default: []].insert(root.folder).inserted
        }
    }

    /// True where links lead to the URL, whatever the patterns say.
    package func contains(_ url: WebURL) -> Bool {
        switch kind {
        case .page: false
        case .any: true
        case .host: names.contains(terms.site(url))
        case .domain: names.contains(domain(of: url))
        case .prefix: folders[terms.site(url)]?.contains { url.target.starts(with: $0) } == true
        }
    }

    /// The name under which URLs come into scope together.
    package func name(of url: WebURL) -> String {
        kind == .domain ? domain(of: url) : terms.site(url)
    }

    /// Why a URL is not visited, with the pattern that decided, nil where it may be.
    ///
    /// - Parameters:
    ///   - url: A URL that something leads to.
    ///   - isRoot: True where neither the scope nor the patterns that include URLs matter.
    ///   - isNear: True where it may lie beyond the scope.
    /// - Returns: What refuses it.
    package func refusal(
        of url: WebURL,
        isRoot: Bool,
        isNear: Bool = false
    ) -> ScopeRefusal? {
        guard url.bytes.count <= Self.maximumLength else { return .urlTooLong }
        // The patterns come first: what they say never changes when the scope becomes wider.
        if !terms.areNone, let refusal = patternRefusal(of: url, isRoot: isRoot) { return refusal }
        guard url.isHTTP, isRoot || isNear || contains(url) else { return .outOfScope }
        guard avoidsTraps, !isRoot else { return nil }
        return TrapRules.broken(by: url).map(ScopeRefusal.trap)
    }

    private func patternRefusal(of url: WebURL, isRoot: Bool) -> ScopeRefusal? {
        let own = exception(for: url)
        let isOut = { (pattern: URLPattern) in pattern.matches(url.bytes) }
        if let exclude = terms.excludes.first(where: isOut) ?? own?.excludes.first(where: isOut) {
            return .excluded(by: exclude.text)
        }
        let includes = own?.includes ?? terms.includes
        guard !isRoot, !includes.isEmpty else { return nil }
        return includes.contains { $0.matches(url.bytes) } ? nil : .notIncluded
    }

    /// True where hosts have depths of their own.
    var hasOwnDepths: Bool { terms.exceptions.values.contains { $0.maximumDepth != nil } }

    /// What the host of a URL has of its own.
    func exception(for url: WebURL) -> HostScope? {
        terms.exceptions.isEmpty ? nil : terms.exceptions.value(of: url.hostname)
    }

    /// The part of a URL's host that was registered, the whole host where none was.
    package func domain(of url: WebURL) -> String {
        terms.registrableDomain(url.hostname) ?? url.hostname
    }
}

extension Scope {
    /// What decides beside the roots and depths: equal words decide equally.
    var words: String {
        let own = terms.exceptions.patterns.map { host in
            "host \(host)\n\(terms.exceptions[host]?.words ?? "")"
        }
        let kind = [kind.rawValue, avoidsTraps ? "avoid-traps" : ""]
        let lists = Self.words(including: terms.includes, excluding: terms.excludes)
        return (kind + lists + own).joined(separator: "\n")
    }

    fileprivate static func words(
        including includes: [URLPattern],
        excluding excludes: [URLPattern]
    ) -> [String] {
        includes.map { "include \($0.text)" } + excludes.map { "exclude \($0.text)" }
    }
}

extension HostScope {
    fileprivate var words: String {
        let lists = Scope.words(including: includes ?? [], excluding: excludes)
        return ([includes.map { _ in "instead" } ?? "beside"] + lists).joined(separator: "\n")
    }
}

extension WebURL {
    /// The path up to its last slash.
    fileprivate var folder: ArraySlice<UInt8> {
        let path = target.prefix { $0 != UInt8(ascii: "?") }
        guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return [] }
        return path[...slash]
    }
}
