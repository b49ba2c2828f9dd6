/// How gently hosts are asked; what the user did not set has a default that depends on the host.
package struct Politeness: Sendable, Equatable {
    /// The user's rest between two requests to one host; nil for 1 s, and for none on loopback.
    package var delay: Duration?
    /// The user's limit of requests in flight to one host; nil for 1, and for 8 on loopback.
    package var perHost: Int?
    /// The longest Crawl-delay of a robots.txt that is honoured in full.
    package var longestCrawlDelay: Duration

    package init(
        delay: Duration? = nil,
        perHost: Int? = nil,
        longestCrawlDelay: Duration = .seconds(60)
    ) {
        self.delay = delay
        self.perHost = perHost
        self.longestCrawlDelay = longestCrawlDelay
    }

    /// The least time between two requests to a host.
    package func delay(onLoopback isLoopback: Bool) -> Duration {
        delay ?? (isLoopback ? .zero : .seconds(1))
    }

    /// How many requests may be in flight to a host.
    package func limit(onLoopback isLoopback: Bool) -> Int {
        max(1, perHost ?? (isLoopback ? 8 : 1))
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
