package import CrawlModel
import Curl
import DomainNames
package import URLStandard

extension FetchPlan {
    /// What differs for the host of a URL; nil where nothing does.
    func exception(for url: WebURL) -> FetchException? {
        transport.exceptions.isEmpty ? nil : transport.exceptions.value(of: url.hostname)
    }

    /// The bytes that any robots.txt may have; RFC 9309, section 2.5.
    private static let robotsBytes = 500 << 10
    /// The bytes that a sitemap may have; sitemaps.org, where memory allows.
    private static let sitemapBytes = 50 << 20

    /// The bytes that the body of a visit may have, on the wire and decoded, though pages may not.
    func leastBodyBytes(of visit: Visit) -> Int {
        if visit.kind == .robots { return Self.robotsBytes }
        return visit.expectation.isSitemap ? min(Self.sitemapBytes, bodyMemory / 4) : 0
    }

    /// The bytes that the decoded body of a visit may have.
    package func maximumBodyBytes(of visit: Visit) -> Int {
        let own = exception(for: visit.url)?.maximumBodyBytes ?? maximumBodyBytes
        return max(own, leastBodyBytes(of: visit))
    }

    /// The bytes that a decoded body may have of whatever host, but for the few sitemaps.
    package var largestBodyBytes: Int {
        let own = transport.exceptions.values.compactMap(\.maximumBodyBytes)
        return own.reduce(max(maximumBodyBytes, Self.robotsBytes), max)
    }

    /// The first product of what the host of a URL is told, by which its robots.txt addresses us;
    /// RFC 9309, section 2.2.1.
    package func productToken(at url: WebURL) -> String {
        ownProductToken(at: url) ?? Self.productToken(of: userAgent)
    }

    /// The product token for a host that is told another name than the others, nil for all others.
    package func ownProductToken(at url: WebURL) -> String? {
        exception(for: url)?.userAgent.map(Self.productToken)
    }

    /// The product tokens for all hosts that are told another name than the others.
    package var ownProductTokens: Set<String> {
        Set(transport.exceptions.values.compactMap(\.userAgent).map(Self.productToken))
    }

    /// The limits of requests to a host that differs.
    func limits(with exception: FetchException) -> CurlTransferLimits {
        var own = self
        own.userAgent = exception.userAgent ?? userAgent
        own.timeout = exception.timeout ?? timeout
        let named = Set(exception.fields.map { $0.name.lowercased() })
        own.identity.fields.removeAll { named.contains($0.name.lowercased()) }
        own.identity.fields += exception.fields
        if let bytes = exception.maximumBodyBytes {
            (own.maximumBodyBytes, own.transport.maximumWireBytes) = (bytes, nil)
        }
        return own.limits
    }
}
