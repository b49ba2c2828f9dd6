import CrawlModel

extension Option {
    /// Which differences between URLs are overlooked.
    static let identityRows = [
        Option("ignore-query", takes: "KEYS", .list(\.ignored.queryKeys))
            .says("URLs are one but for query keys: utm_*,ref", by: [.run]),
        Option("ignore-sessions", .flag(\.ignored.sessions))
            .says("but for session ids in path and query", by: [.run]),
        Option("ignore-trailing-slash", .flag(\.ignored.trailingSlash))
            .says("but for slashes at the end of the path", by: [.run]),
        Option("ignore-www", .flag(\.ignored.www))
            .says("but for www. before the host, which is one", by: [.run]),
        Option("ignore-scheme", .flag(\.ignored.scheme))
            .says("but for http or https, on usual ports", by: [.run]),
    ]
}
