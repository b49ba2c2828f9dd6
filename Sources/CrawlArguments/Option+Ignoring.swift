import CrawlModel

extension Option {
    /// Which differences between URLs are overlooked.
    static let identityRows = [
        Option("ignore-query", takes: "KEYS", .list(\.ignored.queryKeys))
            .says("overlook these keys of queries: utm_*,ref", by: [.run]),
        Option("ignore-sessions", .flag(\.ignored.sessions))
            .says("overlook session ids in path and query", by: [.run]),
        Option("ignore-trailing-slash", .flag(\.ignored.trailingSlash))
            .says("overlook slashes at the end of the path", by: [.run]),
        Option("ignore-www", .flag(\.ignored.www))
            .says("overlook www. before a host", by: [.run]),
        Option("ignore-scheme", .flag(\.ignored.scheme))
            .says("overlook http or https, on usual ports", by: [.run]),
    ]
}
