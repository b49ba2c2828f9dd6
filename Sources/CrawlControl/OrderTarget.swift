package import CrawlModel
import CrawlScope
import URLStandard

/// Which URLs an order is about.
package struct OrderTarget: Sendable {
    /// Where such URLs are found.
    package enum Source: String, CaseIterable, Sendable {
        /// Among what waits, for its first try and for another.
        case waiting, retry
        /// Among what somebody has put aside.
        case held, dropped

        /// True for rows of the frontier.
        var isWaiting: Bool { self == .waiting || self == .retry }
    }

    package let sources: [Source]
    private let keys: Set<URLKey>
    private let patterns: [URLPattern]
    private let hosts: HostPattern?
    private let ignored: IgnoredDifferences

    /// Reads what an order says of URLs, among which some differences count for nothing.
    ///
    /// - Throws: What cannot be meant, as the end of a sentence.
    package init(_ order: Order, ignoring ignored: IgnoredDifferences) throws(OrderFault) {
        try self.init(order, ignored, usually: Self.usual(order.verb))
    }

    /// Reads what a list is to show: in the words of an order, and by default what waits or is
    /// held.
    ///
    /// - Throws: What cannot be meant, as the end of a sentence.
    package init(
        listing order: Order,
        ignoring ignored: IgnoredDifferences
    ) throws(OrderFault) {
        try self.init(order, ignored, usually: [.waiting, .retry, .held])
    }

    private init(
        _ order: Order,
        _ ignored: IgnoredDifferences,
        usually sources: [Source]
    ) throws(OrderFault) {
        var (keys, patterns): (Set<URLKey>, [URLPattern]) = ([], [])
        for subject in order.subjects {
            if Self.isPattern(subject) {
                patterns.append(try Self.pattern(subject))
            } else {
                let urls = TypedURL(subject).candidates
                guard !urls.isEmpty else { throw .noURL(subject) }
                keys.formUnion(urls.map { URLKey(of: $0, ignoring: ignored) })
            }
        }
        (self.keys, self.patterns, self.ignored) = (keys, patterns, ignored)
        hosts = order.host.map(HostPattern.init)
        self.sources = order.states.isEmpty ? sources : try order.states.map(Self.source)
    }

    /// True for globs and for regular expressions.
    package static func isPattern(_ text: String) -> Bool {
        text.hasPrefix("re:") || text.utf8.contains(UInt8(ascii: "*"))
    }

    private static func pattern(_ text: String) throws(OrderFault) -> URLPattern {
        do throws(PatternFault) {
            return try URLPattern(parsing: text)
        } catch {
            throw .badPattern(text, error.description)
        }
    }

    private static func source(_ word: String) throws(OrderFault) -> Source {
        guard let source = Source(rawValue: word) else { throw .unknownState(word) }
        return source
    }

    private static func usual(_ verb: Order.Verb) -> [Source] {
        switch verb {
        case .release: [.held]
        case .drop: [.waiting, .retry, .held]
        default: [.waiting, .retry]
        }
    }

    /// True where the order is about a URL; its key is found out where nobody knows it.
    func includes(_ url: String, key: URLKey? = nil, host: String) -> Bool {
        if let hosts, !hosts.matches(host) { return false }
        guard !keys.isEmpty || !patterns.isEmpty else { return true }
        if patterns.contains(where: { $0.matches(url.utf8) }) { return true }
        guard !keys.isEmpty else { return false }
        let found = key ?? (try? WebURL(parsing: url)).map { URLKey(of: $0, ignoring: ignored) }
        return found.map(keys.contains) ?? false
    }
}

/// Why an order means nothing.
package enum OrderFault: Error, Equatable {
    case noURL(String)
    case badPattern(String, String)
    case unknownState(String)
}

extension OrderFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noURL(let text): "\(Quotation(text)) is no URL"
        case .badPattern(let text, let fault): "\(Quotation(text)) \(fault)"
        case .unknownState(let word):
            "--reason \(Quotation(word)) is none of "
                + OrderTarget.Source.allCases.map(\.rawValue).joined(separator: ", ")
        }
    }
}

/// Hosts by their name, with or without a port, or by a glob: `*.example.org`.
package struct HostPattern: Sendable {
    private let glob: Glob

    /// Reads a name or a glob.
    package init(_ text: String) {
        glob = Glob(text.lowercased())
    }

    /// True for a host of that name, `example.org` or `example.org:8080`.
    package func matches(_ host: String) -> Bool {
        if glob.matches(host.utf8) { return true }
        guard let colon = host.utf8.lastIndex(of: UInt8(ascii: ":")), host.utf8.last != 0x5D else {
            return false
        }
        return glob.matches(host.utf8[..<colon])
    }
}
