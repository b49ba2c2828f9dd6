extension Option {
    /// What servers are told, and how requests travel.
    static let requestRows = [
        Option("header", takes: "LINE", .list(\.manners.requests.headers))
            .says("'Name: value' for all servers, repeatable").forHosts,
        Option("header-file", takes: "FILE", .text(\.manners.requests.headerFile))
            .says("such lines; secrets go to the seeds' origins", by: [.run]),
        Option("contact", takes: "TEXT", .header(\.manners.requests.contact))
            .says("address or URL for complaints about the crawl").everyday,
        Option("auth-file", takes: "FILE", .text(\.manners.requests.authFile))
            .says("lines 'https://HOST NAME:PASSWORD'", by: [.run]),
        Option("cookies", .flag(\.manners.requests.keepsCookies))
            .says("keep cookies while the crawl runs"),
        Option("cookie-jar", takes: "FILE", .text(\.manners.requests.cookieJar))
            .says("keep them from run to run, in Netscape's format", by: [.run]),
        Option("proxy", takes: "URL|env", .text(\.manners.requests.proxy))
            .says("http, https, socks4a, socks5h; env: http_proxy...", by: [.run]),
        Option("ca-file", takes: "FILE", .text(\.manners.requests.authoritiesFile))
            .says("PEM certificates to believe, and no others", by: [.run]),
        Option("insecure", .flag(\.manners.requests.believesAnybody))
            .says("take any certificate for good", by: [.run]),
        Option("http2", .flag(\.manners.requests.speaksHTTP2))
            .says("speak HTTP/2 with servers that know it", by: [.run]),
    ]
}
