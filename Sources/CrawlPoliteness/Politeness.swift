package import DomainNames

/// How gently hosts are asked; what the user did not set has a default that depends on the host.
package struct Politeness: Sendable, Equatable {
    /// The user's rest between two requests to one host; nil for 1 s, and for none on loopback.
    package var delay: Duration?
    /// The user's limit of requests in flight to one host; nil for 1, and for 8 on loopback.
    package var perHost: Int?
    /// The user's rest between two requests to one address; nil for a fifth of the host's.
    package var addressDelay: Duration?
    /// The user's limit of requests in flight to one address; nil for 8, and for any on loopback.
    package var perAddress: Int?
    /// Each rest is longer by a random part of it, up to this part.
    package var jitter = 0.0
    /// True to let a host rest as long as it takes to answer, where it rests at all.
    package var adapts = true
    /// The longest Crawl-delay of a robots.txt that is honoured in full, and the longest rest
    /// that a slow answer earns.
    package var longestCrawlDelay: Duration
    /// So many tries in a row that do not reach a host show that it is dead; 0 for never.
    package var patience = 5
    /// The most requests that start in a second over all hosts, nil for any number.
    package var rate: Double?
    /// Where that differs from host to host.
    package var exceptions = DomainTable<HostException>()

    package init(
        delay: Duration? = nil,
        perHost: Int? = nil,
        longestCrawlDelay: Duration = .seconds(60)
    ) {
        self.delay = delay
        self.perHost = perHost
        self.longestCrawlDelay = longestCrawlDelay
    }

    private func hostGate(onLoopback isLoopback: Bool) -> HostGate {
        HostGate(
            limit: max(1, perHost ?? (isLoopback ? 8 : 1)),
            delay: hostDelay(onLoopback: isLoopback),
            longest: adapts ? longestCrawlDelay : .zero
        )
    }

    /// The gate of a host by its name, in the spelling of a parsed URL, that nobody has asked yet.
    package func hostGate(of hostname: String) -> HostGate {
        let isLoopback = isLoopback(hostname)
        guard let exception = exceptions.value(of: hostname) else {
            return hostGate(onLoopback: isLoopback)
        }
        var own = self
        own.delay = exception.delay ?? delay
        own.perHost = exception.perHost ?? perHost
        own.adapts = exception.adapts ?? adapts
        return own.hostGate(onLoopback: isLoopback)
    }

    /// The least rest between two requests to a host, by its name.
    package func hostDelay(of hostname: String) -> Duration {
        exceptions.value(of: hostname)?.delay
            ?? hostDelay(onLoopback: isLoopback(hostname))
    }

    /// The gate of an address, which hosts share; nil where it holds nobody up.
    package func addressGate(onLoopback isLoopback: Bool) -> HostGate? {
        let rest = isLoopback ? .zero : hostDelay(onLoopback: false) / 5
        let limit = perAddress ?? (isLoopback ? .max : 8)
        let delay = addressDelay ?? rest
        guard limit < .max || delay > .zero else { return nil }
        return HostGate(limit: max(1, limit), delay: delay)
    }

    /// The gate of all requests together; nil where it holds nobody up.
    package var commonGate: HostGate? {
        rate.map { HostGate(limit: .max, delay: .seconds(1 / max($0, 1e-6))) }
    }

    private func hostDelay(onLoopback isLoopback: Bool) -> Duration {
        delay ?? (isLoopback ? .zero : .seconds(1))
    }
}

/// True for 127.0.0.0/8, ::1, localhost and names below it, in the spelling of a parsed URL.
package func isLoopback(_ hostname: String) -> Bool {
    let name = hostname.hasSuffix(".") ? String(hostname.dropLast()) : hostname
    if name == "localhost" || name.hasSuffix(".localhost") { return true }
    if name == "[::1]" || name == "::1" { return true }
    let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0].elementsEqual("127".utf8) else { return false }
    return parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) }
    }
}
