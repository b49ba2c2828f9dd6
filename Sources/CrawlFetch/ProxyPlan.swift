import CrawlModel
package import URLStandard

/// Which requests go through a proxy.
package struct ProxyPlan: Sendable, Equatable {
    /// For http, as libcurl spells a proxy: `http://host:3128`, `socks5h://host`; nil for none.
    package var plain: String?
    /// For https.
    package var secure: String?
    /// Hosts that are reached without one, with all below them; `*` for all.
    package var exceptions: [String] = []

    package init(plain: String? = nil, secure: String? = nil, exceptions: [String] = []) {
        self.plain = plain
        self.secure = secure
        self.exceptions = exceptions
    }

    /// The proxy for a URL, nil for none.
    package func proxy(for url: WebURL) -> String? {
        guard let proxy = url.isSecure ? secure : plain else { return nil }
        return exceptions.contains { Self.covers($0, url.hostname) } ? nil : proxy
    }

    /// Reads the list of a variable: `localhost,.example.org`.
    package static func exceptions(in text: String) -> [String] {
        text.utf8.split { $0 == UInt8(ascii: ",") || $0 <= 0x20 }.map { name in
            let isDotted = name.first == UInt8(ascii: ".")
            return String(Substring(isDotted ? name.dropFirst() : name)).lowercased()
        }
    }

    private static func covers(_ exception: String, _ host: String) -> Bool {
        exception == "*" || host == exception || host.hasSuffix("." + exception)
    }
}
