import Compression
import Curl

/// Everything about fetching that is decided before the first request.
package struct FetchPlan: Sendable {
    /// How requests introduce themselves: printable ASCII.
    package var userAgent: String
    package var connectTimeout: Duration = .seconds(10)
    /// For one request, from its start to the last byte.
    package var timeout: Duration = .seconds(60)
    /// A transfer that hardly moves for this time ends.
    package var idleTimeout: Duration = .seconds(20)
    /// For a body after decoding, and over the wire where nothing else is said.
    package var maximumBodyBytes = 10 << 20
    /// For all bodies under way together, on the wire and decoded.
    package var bodyMemory = 256 << 20
    package var gate: AddressGate
    package var resolver = ResolverPlan()
    package var identity = FetchIdentity()
    package var transport = FetchTransport()

    /// Plans requests with limits that suit most crawls.
    package init(userAgent: String, gate: AddressGate, keptConnections: Int) {
        self.userAgent = userAgent
        self.gate = gate
        transport.keptConnections = keptConnections
    }

    /// The first product of a user agent.
    package static func productToken(of userAgent: String) -> String {
        let isLetter = { (byte: UInt8) in
            (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "_")
        }
        return String(decoding: userAgent.utf8.prefix(while: isLetter), as: UTF8.self)
    }

    /// What is asked for: documents first, and the codings that are decoded here.
    ///
    /// libcurl formats each header byte by byte for each request, so they are short.
    private static let headers = [
        "Accept: text/html,*/*;q=0.8",
        "Accept-Encoding: "
            + ContentCoding.allCases.map(\.rawValue).joined(separator: ", "),
    ]

    /// The share of the memory that bodies arrive in.
    var receivingMemory: Int { bodyMemory / 4 * 3 }

    /// The share of the memory that bodies are decoded in; who has it waits for none of the other.
    package var workingMemory: Int { bodyMemory - receivingMemory }

    /// The plan in libcurl's terms.
    var limits: CurlTransferLimits {
        var limits = CurlTransferLimits()
        let named = Set(identity.fields.map { $0.name.lowercased() })
        limits.headers = Self.headers.filter { !named.contains($0.fieldName) }
        limits.headers += ["User-Agent: \(userAgent)"] + identity.fields.map(\.line)
        limits.connectTimeout = min(connectTimeout, timeout)
        limits.totalTimeout = timeout
        limits.idleTimeout = idleTimeout
        limits.maximumBodyBytes = transport.maximumWireBytes ?? maximumBodyBytes
        limits.bytesPerSecond = transport.bytesPerSecond
        limits.security = transport.security
        return limits
    }
}

extension String {
    /// What stands before the colon of a header line, in small letters.
    fileprivate var fieldName: String { String(prefix { $0 != ":" }).lowercased() }
}
