import URLStandard

extension ProxyPlan {
    /// Why a text names no proxy.
    package enum Fault: Error, Equatable {
        case notAProxy
        /// A name or a password stands in it, where everybody can read it.
        case hasCredentials
    }

    /// Reads the address of a proxy for all requests; a bare `host:port` is one of HTTP.
    ///
    /// - Throws: Why it cannot be one.
    package init(parsing text: String) throws(Fault) {
        let address = text.contains("://") ? text : "http://\(text)"
        guard let url = try? WebURL(parsing: address), !url.hostBytes.isEmpty,
            let scheme = Self.schemes[url.scheme]
        else { throw .notAProxy }
        guard !url.hasCredentials else { throw .hasCredentials }
        let proxy = scheme + address.drop { $0 != ":" }
        self.init(plain: proxy, secure: proxy)
    }

    /// How libcurl spells each kind: with names resolved by the proxy, never by a thread of ours.
    private static let schemes = [
        "http": "http", "https": "https", "socks4": "socks4a", "socks4a": "socks4a",
        "socks5": "socks5h", "socks5h": "socks5h",
    ]
}
