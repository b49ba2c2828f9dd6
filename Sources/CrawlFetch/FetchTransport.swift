package import Curl
package import DomainNames

/// How requests travel.
package struct FetchTransport: Sendable {
    package var proxies = ProxyPlan()
    package var security = CurlSecurity()
    /// How many idle connections stay open, over all hosts.
    package var keptConnections = 1
    /// The most bytes a second over all transfers; nil for any number.
    package var bytesPerSecond: Int?
    /// For a body over the wire; nil where the limit of decoded bodies holds there too.
    package var maximumWireBytes: Int?

    /// What differs from host to host.
    package var exceptions = DomainTable<FetchException>()

    package init() {}

    private static let mostLanes = 64
    /// Each pool takes 41 KB, and its table of connections has 97 buckets.
    private static let fullLane = 64

    /// Into how many pools of libcurl the connections are parted, by their hosts.
    var laneCount: Int { Self.laneCount(for: keptConnections) }

    /// How many connections each pool keeps: enough for all where hosts are spread evenly.
    var keptConnectionsOfLane: Int { max(1, (keptConnections + laneCount - 1) / laneCount) }

    /// How many files requests take at most: a connection for each of them, as many that are idle,
    /// and for each pool one more of those and two of its own.
    ///
    /// An idle connection is closed when another becomes idle, not when another is opened.
    package static func fileCount(concurrency: Int) -> Int {
        2 * concurrency + 3 * laneCount(for: concurrency)
    }

    private static func laneCount(for connections: Int) -> Int {
        min(mostLanes, max(1, (connections + fullLane - 1) / fullLane))
    }
}
