/// What every transfer of a pool says, and what it may take.
package struct CurlTransferLimits: Sendable {
    /// Header lines to send besides `Host`, without line ends.
    package var headers: [String] = []
    package var connectTimeout: Duration = .seconds(10)
    package var totalTimeout: Duration = .seconds(60)
    /// An answer slower than this many bytes a second for the idle time is ended; whoever drives
    /// the transfer looks after that.
    package var idleBytesPerSecond = 100
    package var idleTimeout: Duration = .seconds(20)
    package var maximumBodyBytes = 10 << 20
    package var maximumHeaderBytes = 256 << 10
    package var maximumHeaderLines = 256
    /// The most bytes a second that one transfer takes; nil for any number.
    package var bytesPerSecond: Int?
    package var security = CurlSecurity()

    package init() {}
}
