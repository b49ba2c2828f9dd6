/// What holds for some hosts alone, by name or for all below a domain.
package struct DomainTable<Value: Sendable>: Sendable {
    private var named: [String: Value] = [:]
    private var below: [String: Value] = [:]

    package init() {}

    package var isEmpty: Bool { named.isEmpty && below.isEmpty }

    /// All that holds anywhere, in no order.
    package var values: [Value] { Array(named.values) + Array(below.values) }

    /// The hosts and domains for which something holds, sorted.
    package var patterns: [String] { (Array(named.keys) + below.keys.map { "*.\($0)" }).sorted() }

    /// What was added for a host or a domain.
    package subscript(pattern: String) -> Value? {
        pattern.hasPrefix("*.") ? below[String(pattern.dropFirst(2))] : named[pattern]
    }

    /// Adds what holds for a host, `example.org`, or for all below a domain, `*.example.org`.
    package mutating func add(_ value: Value, for pattern: String) {
        guard pattern.hasPrefix("*.") else { return named[pattern] = value }
        below[String(pattern.dropFirst(2))] = value
    }

    /// What holds for a host: its own, else that of the nearest domain above it.
    ///
    /// - Complexity: O(n²) in the bytes of the name, where anything holds anywhere.
    package func value(of hostname: String) -> Value? {
        guard !isEmpty else { return nil }
        var rest = hostname.hasSuffix(".") ? hostname.dropLast() : hostname[...]
        if let own = named[String(rest)] { return own }
        while let dot = rest.firstIndex(of: ".") {
            rest = rest[rest.index(after: dot)...]
            if let value = below[String(rest)] { return value }
        }
        return nil
    }
}

extension DomainTable: Equatable where Value: Equatable {}
