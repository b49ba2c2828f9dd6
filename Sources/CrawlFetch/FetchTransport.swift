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

    /// Into how many pools of libcurl the connections are parted, by their hosts.
    var laneCount: Int { min(Self.mostLanes, max(1, keptConnections)) }

    /// How many connections each pool keeps: enough for all where hosts are spread evenly.
    var keptConnectionsOfLane: Int { max(1, (keptConnections + laneCount - 1) / laneCount) }

    /// How many files requests take at most: a connection for each of them, and for each pool one
    /// that is idle and two of its own.
    package static func fileCount(concurrency: Int) -> Int {
        concurrency + 3 * min(mostLanes, concurrency)
    }
}
