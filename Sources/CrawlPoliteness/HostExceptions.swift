/// What holds for some hosts alone, by name or for all below a domain.
package struct HostExceptions: Sendable, Equatable {
    /// How gently one host is asked, where that differs; nil for as everybody.
    package struct Exception: Sendable, Equatable {
        package var delay: Duration?
        package var perHost: Int?
        package var adapts: Bool?

        package init(delay: Duration? = nil, perHost: Int? = nil, adapts: Bool? = nil) {
            self.delay = delay
            self.perHost = perHost
            self.adapts = adapts
        }
    }

    private var named: [String: Exception] = [:]
    private var below: [String: Exception] = [:]

    package init() {}

    /// Adds an exception for a host, `example.org`, or all below a domain, `*.example.org`.
    package mutating func add(_ exception: Exception, for pattern: String) {
        guard pattern.hasPrefix("*.") else { return named[pattern] = exception }
        below[String(pattern.dropFirst(2))] = exception
    }

    /// The exception of a host: its own, else that of the nearest domain above it.
    ///
    /// - Complexity: O(n²) in the bytes of the name, where there are exceptions.
    package func exception(for hostname: String) -> Exception? {
        guard !named.isEmpty || !below.isEmpty else { return nil }
        if let own = named[hostname] { return own }
        var rest = hostname[...]
        while let dot = rest.firstIndex(of: ".") {
            rest = rest[rest.index(after: dot)...]
            if let exception = below[String(rest)] { return exception }
        }
        return nil
    }
}
