extension Option {
    /// All options, in the order of the help.
    package static let table =
        (reachRows + identityRows).map { $0.listed(under: .reach) }
        + limitRows.map { $0.listed(under: .limits) }
        + paceRows.map { $0.listed(under: .manners) }
        + mannerRows.map { $0.listed(under: .manners) }
        + requestRows.map { $0.listed(under: .requests) }
        + inquiryRows.map { $0.listed(under: .inquiry) }
        + exportRows.map { $0.listed(under: .export) }
        + outputRows.map { $0.listed(under: .output) }
        + unattendedRows.map { $0.listed(under: .unattended) }
        + wordRows.map { $0.listed(under: .words) }

    private static let all = Set(Verb.allCases)
    static let longest = Int(Int32.max)
    private static let connections = 1...65_535
    private static let instant = Duration.milliseconds(1)

    private static let reachRows = [
        Option("seed", takes: "FILE|URL|NAME|-", .seed)
            .says("where to begin, repeatable; NAME: seeds/NAME.txt", by: [.run]).ofBeginnings
            .everyday,
        Option("skip-bad-seeds", .flag(\.unattended.skipsBadSeeds))
            .says("pass over lines of lists that are no URL", by: [.run]).ofBeginnings,
        Option("depth", letter: "d", takes: "N|inf", .reach(\.reach.depth, 0...longest), or: "3")
            .says("links to follow from a seed, 0: seeds only", by: [.run, .demo, .queue])
            .says("links from a seed that it counts as [0]", to: .queue).forHosts.everyday,
        Option("scope", takes: "KIND", .choice(\.reach.scope), or: "host")
            .says("page, prefix, host, domain or any", by: [.run]).everyday,
        Option("extra-hops", takes: "N", .number(\.reach.course.extraHops, 0...100), or: "0")
            .says("links in a row to follow out of the scope", by: [.run]),
        Option("order", takes: "KIND", .choice(\.reach.course.order), or: "breadth")
            .says("breadth, depth or score within a host", by: [.run]),
        Option("include", takes: "PATTERN", .list(\.reach.includes))
            .says("visit only URLs that match: glob, or re:...").forHosts.everyday,
        Option("exclude", takes: "PATTERN", .list(\.reach.excludes))
            .says("visit no URL that matches, repeatable").forHosts.everyday,
        Option("avoid-traps", .flag(\.reach.course.avoidsTraps))
            .says("skip endless shapes of URLs, the default"),
        Option("refresh", takes: "AGE|never", .age(\.reach.revisits.age), or: "0")
            .says("visit again what is older, once finished").ofBeginnings,
        Option("only-new", .flag(\.reach.revisits.onlyNew))
            .says("visit again the seeds alone, for new URLs").ofBeginnings,
        Option("follow", takes: "KIND", .choice(\.reach.follow), or: "documents")
            .says("documents or assets, what pages use").everyday,
        Option("sitemap", takes: "WORD|URL", .text(\.reach.sitemaps.choice), or: "auto")
            .says("auto: of robots.txt; off, only, or a URL", by: [.run]),
        Option("sitemap-since", takes: "DATE", .text(\.reach.sitemaps.since))
            .says("pass over what sitemaps say is older", by: [.run]),
        Option("dry-run", .flag(\.reach.isRehearsal))
            .says("tell what would come first, request nothing", by: [.run]).ofBeginnings,
    ]

    private static let limitRows = [
        Option("max-pages", takes: "N", .limit(\.limits.pages, 1...longest))
            .says("end the crawl after so many pages").forHosts.everyday,
        Option(
            "max-pages-per-host",
            takes: "N",
            .limit(\.reach.budgets.pagesPerHost, 1...longest)
        )
        .says("leave a host after so many pages"),
        Option(
            "max-pages-per-site",
            takes: "N",
            .limit(\.reach.budgets.pagesPerDomain, 1...longest)
        )
        .says("leave all hosts of a domain after so many"),
        Option("max-pages-below", takes: "P=N", .list(\.reach.budgets.prefixes))
            .says("end what begins like P after N: /news/=100", by: [.run]),
        Option(
            "max-hosts-per-site",
            takes: "N",
            .limit(\.reach.budgets.hostsPerDomain, 1...longest)
        )
        .says("ask so many hosts of a domain at most"),
        Option("max-barren", takes: "N", .limit(\.reach.budgets.barren, 1...longest))
            .says("hold a shape of URLs after N vain visits", by: [.run]),
        Option("max-bytes", takes: "SIZE", .sizeLimit(\.reach.budgets.bytes))
            .says("end the crawl after so many bytes received").everyday,
        Option("max-time", takes: "DURATION", .durationLimit(\.limits.time, from: instant))
            .says("stop after 500ms, 2s, 5m, 2h, 1d; resumable").everyday,
        Option("max-size", takes: "SIZE", .size(\.limits.size), or: "10M")
            .says("refuse larger bodies: 500, 64K, 8M, 1G").forHosts.everyday,
        Option("max-wire-size", takes: "SIZE", .sizeLimit(\.limits.wireSize))
            .says("refuse larger as received, else as --max-size"),
        Option("limit-rate", takes: "SIZE", .sizeLimit(\.limits.rate))
            .says("bytes a second to receive over all hosts"),
        Option("timeout", takes: "DURATION", .duration(\.limits.timeout, from: instant), or: "30s")
            .says("give a request up after this", by: [.run, .demo, .sql])
            .says("give the query up after this [30s]", to: .sql).forHosts.everyday,
        Option(
            "connect-timeout",
            takes: "TIME",
            .duration(\.limits.connectTimeout, from: instant),
            or: "10s"
        )
        .says("give a connection up after this"),
        Option(
            "stall-timeout",
            takes: "TIME",
            .duration(\.limits.stallTimeout, from: .seconds(1)),
            or: "20s"
        )
        .says("give up what moves below 100 bytes/s so long"),
        Option("max-redirects", takes: "N", .number(\.limits.redirects, 0...100), or: "10")
            .says("redirects in a row, 0: only note them"),
        Option("retries", takes: "N", .number(\.limits.retries, 0...100), or: "2")
            .says("further tries of what fails in passing").forHosts.everyday,
    ]

    private static let paceRows = [
        Option("concurrency", letter: "c", takes: "N", .limit(\.manners.concurrency, connections))
            .says("requests at a time, 256 where files allow").everyday,
        Option("per-host", takes: "N", .number(\.manners.pace.perHost, connections), or: "1")
            .says("requests at a time to one host, loopback 8").forHosts.everyday,
        Option("delay", takes: "DURATION", .duration(\.manners.pace.delay, from: .zero), or: "1s")
            .says("wait between requests to one host, loopback 0").forHosts.everyday,
        Option("per-ip", takes: "N", .limit(\.manners.pace.perAddress, connections))
            .says("requests at a time to one address, else 8"),
        Option(
            "per-ip-delay",
            takes: "DURATION",
            .durationLimit(\.manners.pace.addressDelay, from: .zero)
        )
        .says("wait for one address; else a fifth of --delay"),
        Option("delay-jitter", takes: "PART", .share(\.manners.pace.jitter), or: "0")
            .says("lengthen waits by a random part up to this"),
        Option("adaptive", .flag(\.manners.pace.adapts))
            .says("wait as long as a host takes, the default").forHosts,
        Option("rate", takes: "N[/m|/h]", .rate(\.manners.pace.rate))
            .says("requests to start a second over all hosts").forHosts,
        Option("give-up", takes: "N", .number(\.manners.pace.patience, 0...1_000), or: "5")
            .says("give a host up after N failed tries, 0: never"),
    ]

    private static let mannerRows = [
        Option("user-agent", takes: "TEXT", .header(\.manners.userAgent))
            .says("the name that servers are told").forHosts.everyday,
        Option("robots", takes: "obey|ignore", .choice(\.manners.robots), or: "obey")
            .says("what a robots.txt is to us").forHosts.everyday,
        Option("nofollow", takes: "obey|ignore", .choice(\.manners.nofollow), or: "obey")
            .says("what nofollow is to us"),
        Option("allow-private", takes: "CIDR", .list(\.manners.allowedPrivate))
            .says("private network to visit, repeatable", by: [.run]),
        Option("allow-port", takes: "PORTS", .list(\.manners.allowedPorts))
            .says("beside 80, 443, 8080, 8443 and the seeds' own", by: [.run]),
        Option("dns-servers", takes: "LIST", .list(\.manners.nameServers))
            .says("ask these for names: ADDRESS[:PORT],...", by: [.run]),
    ]

    private static let inquiryRows = [
        Option("max-age", takes: "TIME", .durationLimit(\.inquiry.maximumAge, from: instant))
            .says("fail unless the last success is younger", by: [.status]),
        Option("as-of", takes: "RUN|DATE", .text(\.inquiry.moment))
            .says("ask the crawl as it was then", by: [.sql]),
        Option("reason", takes: "LIST", .list(\.inquiry.reasons))
            .says("these alone: dns_fail,503,...; queue: held,...", by: [.retry, .queue])
            .says("these outcomes and statuses: dns_fail,503,5xx", to: .retry)
            .says("what is waiting, retry, held or dropped", to: .queue),
        Option(
            "wait",
            takes: "TIME",
            .duration(\.inquiry.steering.patience, from: .zero),
            or: "10s"
        )
        .says("so long for a crawl that runs to obey", by: [.queue, .host]),
    ]

    private static let outputRows = [
        Option("output", letter: "o", takes: "FILE", .text(\.file))
            .says("the file: the crawl, or what is exported", by: [.run, .demo, .export, .report])
            .says("the file to write; else the standard output", to: .export)
            .says("the file to write", to: .report).ofBeginnings.everyday,
        Option("store", takes: "KIND", .choice(\.keeping.bodies), or: "pages")
            .says("bodies to keep: none, pages, text, all").everyday,
        Option("body", takes: "FORM", .choice(\.keeping.form), or: "zstd")
            .says("how to keep them: zstd, raw or none"),
        Option("bodies-file", takes: "FILE", .text(\.keeping.file))
            .says("keep them there, for good; else in -o FILE", by: [.run]),
        Option("anchors", .flag(\.keeping.anchors))
            .says("keep texts and places of links, the default"),
        Option("progress", takes: "KIND", .progress(\.voice.progress))
            .says("line, json or none; line:10s every 10 s").offers("line json none"),
        Option("log-file", takes: "FILE", .text(\.voice.log.file))
            .says("append a log there; SIGHUP opens it anew", by: [.run]),
        Option("log-format", takes: "KIND", .choice(\.voice.log.format), or: "text")
            .says("text or json", by: [.run]),
        Option("log-level", takes: "KIND", .choice(\.voice.log.level), or: "info")
            .says("error, warning, info or debug", by: [.run]),
        Option("quiet", letter: "q", .flag(\.voice.isQuiet))
            .says("say nothing on success", by: all).everyday,
        Option("verbose", letter: "v", .tally(\.voice.verbosity))
            .says("say more, -vv even more", by: all).everyday,
    ]

    private static let wordRows = [
        Option(configurationName, takes: "FILE|none", .list(\.sources.files))
            .says("read options from this file first, repeatable").ofBeginnings.everyday,
        Option("help", letter: "h", .verb(.help))
            .says("print this, of a command, or =all", by: all).everyday,
        Option("version", letter: "V", .verb(.version))
            .says("print the versions of crawl and its libraries", by: all),
    ]
}
