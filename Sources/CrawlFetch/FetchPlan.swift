package import Curl

/// Everything about fetching that is decided before the first request.
package struct FetchPlan: Sendable {
    package var limits: CurlTransferLimits
    package var gate: AddressGate
    /// How many idle connections stay open, over all hosts.
    package var keptConnections: Int

    package init(limits: CurlTransferLimits, gate: AddressGate, keptConnections: Int) {
        self.limits = limits
        self.gate = gate
        self.keptConnections = keptConnections
    }

    /// What is asked for: documents first, and the codings that are decoded here.
    package static let headers = [
        "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Encoding: gzip, deflate",
    ]
}
