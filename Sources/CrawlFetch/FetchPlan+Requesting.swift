import CrawlModel
import Curl
package import URLStandard

extension FetchPlan {
    /// A visit's request: what belongs to its origin goes nowhere else.
    func request(for visit: Visit) -> CurlRequest {
        var request = CurlRequest(url: visit.url.bytes)
        if let validators = visit.earlier?.validators { request.headers = validators.lines }
        if !identity.secrets.isEmpty, let secrets = identity.secrets[visit.url.origin] {
            let cookies = secrets.filter(\.isCookie).map(\.value)
            if !cookies.isEmpty { request.cookies = cookies.joined(separator: "; ") }
            request.headers += secrets.filter { !$0.isCookie }.map(\.line)
        }
        request.leastBodyBytes = leastBodyBytes(of: visit)
        request.proxy = transport.proxies.proxy(for: visit.url)
        // libcurl's list of public suffixes does not know names with a last dot.
        request.allowsCookies = visit.url.hostBytes.last != UInt8(ascii: ".")
        return request
    }

    /// What is to be read before a URL is requested, which blocks; nil where nothing is.
    package func preparation(for url: WebURL) -> (@Sendable () -> Void)? {
        guard url.isSecure, let authorities = transport.security.authorities, !authorities.isRead
        else { return nil }
        // Where it cannot be read, each request says that nobody vouches for the server.
        return { try? authorities.read() }
    }
}

extension Validators {
    /// The header lines that ask for a page only where it has changed; RFC 9110, section 13.1.
    fileprivate var lines: [String] {
        let named = [("If-None-Match", entityTag), ("If-Modified-Since", lastModified)]
        return named.compactMap { name, value in
            // They are a server's bytes: what would end the line is not sent back.
            guard let value, !value.isEmpty, value.utf8.count <= 1_024,
                value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
            else { return nil }
            return "\(name): \(value)"
        }
    }
}
