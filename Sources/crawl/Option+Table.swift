extension Option {
    /// All options, in the order of the help.
    static let table = reachTable + linksTable + limitsTable + mannersTable + outputTable

    private static let crawls: Set<Verb> = [.run, .demo]
    private static let all = Set(Verb.allCases)
    private static let longest = Int(Int32.max)
    private static let connections = 1...65_535

    private static let reachTable = [
        Option(
            name: "seed",
            valueName: "FILE|URL|NAME|-",
            value: .seed,
            help: "where to begin, repeatable; NAME: seeds/NAME.txt",
            group: .reach,
            verbs: [.run]
        ),
        Option(
            name: "depth",
            alias: "d",
            valueName: "N|inf",
            value: .reach(\.reach.depth, 0...longest),
            fallback: "3",
            help: "links to follow from a seed, 0: seeds only",
            group: .reach,
            verbs: crawls
        ),
        Option(
            name: "scope",
            valueName: "KIND",
            value: .scope(\.reach.scope),
            fallback: "host",
            help: "page, prefix, host, domain or any",
            group: .reach,
            verbs: [.run]
        ),
        Option(
            name: "include",
            valueName: "GLOB",
            value: .list(\.reach.includes),
            help: "visit only URLs that match, repeatable",
            group: .reach,
            verbs: crawls
        ),
        Option(
            name: "exclude",
            valueName: "GLOB",
            value: .list(\.reach.excludes),
            help: "visit no URL that matches, repeatable",
            group: .reach,
            verbs: crawls
        ),
    ]

    private static let linksTable = [
        Option(
            name: "follow",
            valueName: "KIND",
            value: .follow(\.reach.follow),
            fallback: "documents",
            help: "documents or assets, what pages use",
            group: .reach,
            verbs: crawls
        ),
        Option(
            name: "anchors",
            value: .flag(\.reach.keepsAnchors),
            help: "keep texts and places of links, the default",
            group: .output,
            verbs: crawls
        ),
    ]

    private static let limitsTable = [
        Option(
            name: "max-pages",
            valueName: "N",
            value: .limit(\.limits.pages, 1...longest),
            help: "end the crawl after so many pages",
            group: .limits,
            verbs: crawls
        ),
        Option(
            name: "max-time",
            valueName: "DURATION",
            value: .durationLimit(\.limits.time, from: .milliseconds(1)),
            help: "stop after 500ms, 2s, 5m, 2h, 1d; resumable",
            group: .limits,
            verbs: crawls
        ),
        Option(
            name: "max-size",
            valueName: "SIZE",
            value: .size(\.limits.size),
            fallback: "10M",
            help: "refuse larger bodies: 500, 64K, 8M, 1G",
            group: .limits,
            verbs: crawls
        ),
        Option(
            name: "timeout",
            valueName: "DURATION",
            value: .duration(\.limits.timeout, from: .milliseconds(1)),
            fallback: "30s",
            help: "give a request up after this",
            group: .limits,
            verbs: crawls
        ),
    ]

    private static let mannersTable = [
        Option(
            name: "concurrency",
            alias: "c",
            valueName: "N",
            value: .limit(\.manners.concurrency, connections),
            help: "requests at a time, 256 where files allow",
            group: .manners,
            verbs: crawls
        ),
        Option(
            name: "per-host",
            valueName: "N",
            value: .number(\.manners.perHost, connections),
            fallback: "1",
            help: "requests at a time to one host, loopback 8",
            group: .manners,
            verbs: crawls
        ),
        Option(
            name: "delay",
            valueName: "DURATION",
            value: .duration(\.manners.delay, from: .zero),
            fallback: "1s",
            help: "wait between requests to one host, loopback 0",
            group: .manners,
            verbs: crawls
        ),
        Option(
            name: "user-agent",
            valueName: "TEXT",
            value: .header(\.manners.userAgent),
            help: "the name that servers are told",
            group: .manners,
            verbs: crawls
        ),
        Option(
            name: "robots",
            valueName: "obey|ignore",
            value: .robots(\.manners.robots),
            fallback: "obey",
            help: "what a robots.txt is to us",
            group: .manners,
            verbs: crawls
        ),
        Option(
            name: "nofollow",
            valueName: "obey|ignore",
            value: .robots(\.manners.nofollow),
            fallback: "obey",
            help: "what nofollow is to us",
            group: .manners,
            verbs: crawls
        ),
        Option(
            name: "allow-private",
            valueName: "CIDR",
            value: .list(\.manners.allowedPrivate),
            help: "private network to visit, repeatable",
            group: .manners,
            verbs: [.run]
        ),
        Option(
            name: "dns-servers",
            valueName: "LIST",
            value: .list(\.manners.nameServers),
            help: "ask these for names: ADDRESS[:PORT],...",
            group: .manners,
            verbs: [.run]
        ),
    ]

    private static let outputTable = [
        Option(
            name: "output",
            alias: "o",
            valueName: "FILE",
            value: .text(\.file),
            help: "the crawl itself; else storage/NAME.sqlite",
            group: .output,
            verbs: crawls
        ),
        Option(
            name: "store",
            valueName: "KIND",
            value: .kept(\.kept),
            fallback: "pages",
            help: "bodies to keep: none, pages, text, all",
            group: .output,
            verbs: crawls
        ),
        Option(
            name: "quiet",
            alias: "q",
            value: .flag(\.isQuiet),
            help: "say nothing on success",
            group: .output,
            verbs: all
        ),
        Option(
            name: "verbose",
            alias: "v",
            value: .tally(\.verbosity),
            help: "say more, -vv even more",
            group: .output,
            verbs: all
        ),
        Option(
            name: "help",
            alias: "h",
            value: .verb(.help),
            help: "print this",
            group: .output,
            verbs: all
        ),
        Option(
            name: "version",
            alias: "V",
            value: .verb(.version),
            help: "print the versions of crawl and its libraries",
            group: .output,
            verbs: all
        ),
    ]
}
