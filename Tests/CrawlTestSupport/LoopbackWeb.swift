package import CrawlDemo
package import Linux

/// A server that lives as long as somebody holds it.
package struct LoopbackWeb: Sendable {
    private let server: LoopbackServer

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - reach: Which local addresses answer.
    ///   - handler: What answers each request; it never waits.
    /// - Throws: What the kernel says when it has no port or thread for us.
    package init(
        reach: LoopbackServer.Reach = .oneAddress,
        _ handler: @escaping @Sendable (DemoRequest) -> DemoResponse
    ) throws(Errno) {
        server = try LoopbackServer(reach: reach)
        try server.start(handler)
    }

    /// The port that every address of the web listens on.
    package var port: UInt16 { server.port }

    /// The beginning of every URL of 127.0.0.1, without a slash at its end.
    package var base: String { "http://127.0.0.1:\(port)" }

    /// Every request up to now, in the order of arrival.
    package var requests: [ServedRequest] { server.requests }

    /// A connection to the web's 127.0.0.1.
    ///
    /// - Throws: What `connect` says.
    package func connect() throws(Errno) -> LoopbackClient {
        try LoopbackClient(port: port)
    }
}
