import CrawlModel
import CrawlTestSupport
import Testing

@testable import CrawlArguments

struct ArgumentsParsingTests {
    private static let seed = "http://a.example/"

    /// The arguments of a run with one seed and some options before it.
    private func run(_ words: String...) throws(UsageError) -> Arguments {
        try run(words)
    }

    private func run(_ words: [String]) throws(UsageError) -> Arguments {
        var arguments = try Arguments(parsing: words + [Self.seed])
        arguments.sources = .init()
        return arguments
    }

    /// The arguments of a command that has an option.
    private func typed(_ words: [String], for option: Option) throws(UsageError) -> Arguments {
        guard !option.verbs.contains(.run) else { return try run(words) }
        // Most that need a word have options of others.
        let verb = option.verbs.subtracting([.sql, .history]).map(\.rawValue).min()
        let isOrder = verb == Verb.queue.rawValue || verb == Verb.host.rawValue
        let start = verb.map { isOrder ? [$0, "ls"] : [$0] } ?? ["sql", "SELECT 1"]
        var arguments = try Arguments(parsing: start + words)
        arguments.sources = .init()
        return arguments
    }

    /// A value that an option takes.
    private static func value(for option: Option) -> String {
        option.fallback ?? (["config", "progress"].contains(option.name) ? "none" : "12")
    }

    private func expectation(_ change: (inout Arguments) -> Void) -> Arguments {
        var arguments = Arguments()
        arguments.seeds = [.bare(Self.seed)]
        change(&arguments)
        return arguments
    }

    private func fault(_ words: String...) -> String {
        do throws(UsageError) {
            return "\(try Arguments(parsing: words))"
        } catch {
            return error.description
        }
    }

    @Test func `a URL alone is a run with all defaults`() throws {
        #expect(try run() == expectation { _ in })
        #expect(try Arguments(parsing: ["run", Self.seed]).seeds == [.bare(Self.seed)])
        #expect(Arguments().reach == Arguments.Reach(depth: 3, scope: .host))
    }

    @Test func `what the help says of a default is the default`() throws {
        for option in Option.table {
            guard let fallback = option.fallback else { continue }
            let words = ["--\(option.name)", fallback]
            #expect(try typed(words, for: option) == typed([], for: option), "\(option.name)")
        }
        #expect(Option.table.count { $0.fallback != nil } == 27)
    }

    /// Options that say how far a crawl goes, and what each changes.
    private static var reachAndLimits: [([String], (inout Arguments) -> Void)] {
        [
            (["--seed", "list"], { $0.seeds.insert(.named("list"), at: 0) }),
            (["--avoid-traps"], { _ in }),
            (["--skip-bad-seeds"], { $0.unattended.skipsBadSeeds = true }),
            (["--max-pages-per-host", "7"], { $0.reach.budgets.pagesPerHost = 7 }),
            (["--max-pages-per-site", "8"], { $0.reach.budgets.pagesPerDomain = 8 }),
            (["--max-barren", "50"], { $0.reach.budgets.barren = 50 }),
            (["--max-bytes", "1M"], { $0.reach.budgets.bytes = 1 << 20 }),
            (["--refresh", "7d"], { $0.reach.revisits.age = .seconds(7 * 86_400) }),
            (["--refresh", "never"], { $0.reach.revisits.age = nil }),
            (["--only-new"], { $0.reach.revisits.onlyNew = true }),
            (["--depth", "0"], { $0.reach.depth = 0 }),
            (["--depth", "inf"], { $0.reach.depth = nil }),
            (["--scope", "domain"], { $0.reach.scope = .domain }),
            (["--include", "*.html"], { $0.reach.includes = ["*.html"] }),
            (["--exclude", "*?*"], { $0.reach.excludes = ["*?*"] }),
            (["--ignore-query", "a,utm_*"], { $0.ignored.queryKeys = ["a,utm_*"] }),
            (["--ignore-sessions"], { $0.ignored.sessions = true }),
            (["--ignore-trailing-slash"], { $0.ignored.trailingSlash = true }),
            (["--ignore-www"], { $0.ignored.www = true }),
            (["--ignore-scheme"], { $0.ignored.scheme = true }),
            (["--follow", "assets"], { $0.reach.follow = .assets }),
            (["--anchors"], { $0.keeping.anchors = true }),
            (["--max-pages", "500"], { $0.limits.pages = 500 }),
            (["--max-time", "2h"], { $0.limits.time = .seconds(7_200) }),
            (["--max-size", "64K"], { $0.limits.size = 65_536 }),
            (["--max-wire-size", "1M"], { $0.limits.wireSize = 1 << 20 }),
            (["--limit-rate", "200K"], { $0.limits.rate = 204_800 }),
            (["--connect-timeout", "3s"], { $0.limits.connectTimeout = .seconds(3) }),
            (["--stall-timeout", "1m"], { $0.limits.stallTimeout = .seconds(60) }),
            (["--timeout", "500ms"], { $0.limits.timeout = .milliseconds(500) }),
            (["--max-redirects", "0"], { $0.limits.redirects = 0 }),
            (["--retries", "0"], { $0.limits.retries = 0 }),
        ]
    }

    /// All other options, and what each changes.
    private static var mannersAndOutput: [([String], (inout Arguments) -> Void)] {
        [
            (["--max-hosts-per-site", "5"], { $0.reach.budgets.hostsPerDomain = 5 }),
            (["--dry-run"], { $0.reach.isRehearsal = true }),
            (["--sitemap", "only"], { $0.reach.sitemaps.choice = "only" }),
            (["--sitemap-since", "2026"], { $0.reach.sitemaps.since = "2026" }),
            (["--concurrency", "64"], { $0.manners.concurrency = 64 }),
            (["--per-host", "4"], { $0.manners.pace.perHost = 4 }),
            (["--delay", "0"], { $0.manners.pace.delay = .zero }),
            (["--per-ip", "3"], { $0.manners.pace.perAddress = 3 }),
            (["--per-ip-delay", "250ms"], { $0.manners.pace.addressDelay = .milliseconds(250) }),
            (["--delay-jitter", "0.5"], { $0.manners.pace.jitter = 0.5 }),
            (["--adaptive"], { _ in }),
            (["--rate", "0.5"], { $0.manners.pace.rate = 0.5 }),
            (["--give-up", "0"], { $0.manners.pace.patience = 0 }),
            (["--user-agent", "me/1 (+a@b)"], { $0.manners.userAgent = "me/1 (+a@b)" }),
            (["--robots", "ignore"], { $0.manners.robots = .ignore }),
            (["--store", "all"], { $0.keeping.bodies = .all }),
            (["--body", "raw"], { $0.keeping.form = .raw }),
            (["--nofollow", "ignore"], { $0.manners.nofollow = .ignore }),
            (["--allow-private", "10.0.0.0/8"], { $0.manners.allowedPrivate = ["10.0.0.0/8"] }),
            (["--dns-servers", "192.0.2.1,::1"], { $0.manners.nameServers = ["192.0.2.1,::1"] }),
            (["--allow-port", "8000-8099"], { $0.manners.allowedPorts = ["8000-8099"] }),
            (["--header", "A: b"], { $0.manners.requests.headers = ["A: b"] }),
            (["--header-file", "h"], { $0.manners.requests.headerFile = "h" }),
            (["--contact", "a@b"], { $0.manners.requests.contact = "a@b" }),
            (["--auth-file", "p"], { $0.manners.requests.authFile = "p" }),
            (["--cookies"], { $0.manners.requests.keepsCookies = true }),
            (["--cookie-jar", "c"], { $0.manners.requests.cookieJar = "c" }),
            (["--proxy", "env"], { $0.manners.requests.proxy = "env" }),
            (["--ca-file", "c"], { $0.manners.requests.authoritiesFile = "c" }),
            (["--insecure"], { $0.manners.requests.believesAnybody = true }),
            (["--http2"], { $0.manners.requests.speaksHTTP2 = true }),
            (["--output", "a.sqlite"], { $0.file = "a.sqlite" }),
            (["--quiet"], { $0.voice.isQuiet = true }),
            (["--verbose"], { $0.voice.verbosity = 1 }),
            (
                ["--help"],
                { ($0.verb, $0.seeds) = (.help, []) }
            ),
            (["--config", "none"], { _ in }),
            (
                ["--version"],
                { ($0.verb, $0.seeds) = (.version, []) }
            ),
        ]
    }

    /// Options for when nobody watches, and younger ones, and what each changes.
    private static var unattended: [([String], (inout Arguments) -> Void)] {
        [
            (["--if-locked", "skip"], { $0.unattended.ifLocked = .skip }),
            (["--deadline", "5h"], { $0.unattended.deadline = .after(.seconds(18_000)) }),
            (["--max-failed", "50%"], { $0.unattended.maximumFailed = 0.5 }),
            (["--fail-on", "5xx"], { $0.unattended.failOn = ["5xx"] }),
            (["--min-free", "1G"], { $0.unattended.minimumFree = 1 << 30 }),
            (["--summary", "-"], { $0.unattended.summary = "-" }),
            (["--metrics-file", "m"], { $0.unattended.metricsFile = "m" }),
            (["--ping-url", "u"], { $0.unattended.pingURL = "u" }),
            (
                ["--progress", "json:10s"],
                { $0.voice.progress = .init(form: .json, step: .seconds(10)) }
            ),
            (["--log-file", "l"], { $0.voice.log.file = "l" }),
            (["--log-format", "json"], { $0.voice.log.format = .json }),
            (["--log-level", "debug"], { $0.voice.log.level = .debug }),
            (["--max-memory", "1G"], { $0.unattended.maximumMemory = 1 << 30 }),
            (["--max-pages-below", "/a/=5"], { $0.reach.budgets.prefixes = ["/a/=5"] }),
            (["--extra-hops", "2"], { $0.reach.course.extraHops = 2 }),
            (["--order", "score"], { $0.reach.course.order = .score }),
            (["--bodies-file", "b"], { $0.keeping.file = "b" }),
        ]
    }

    @Test func `every option goes to its place`() throws {
        let cases = Self.reachAndLimits + Self.mannersAndOutput + Self.unattended
        for (words, change) in cases {
            var arguments = try Arguments(parsing: words + [Self.seed])
            let name = String(words[0].dropFirst(2))
            #expect(arguments.typed.subtracting([name]).isSubset(of: ["seed"]))
            #expect(arguments.typed.contains(name))
            arguments.sources = .init()
            #expect(arguments == expectation(change), "\(words)")
        }
        let named = Set(cases.map { String($0.0[0].dropFirst(2)) })
        #expect(named == Set(Option.table.filter { $0.verbs.contains(.run) }.map(\.name)))
    }

    /// Options of an export alone, and what each changes.
    private static var exports: [([String], (inout Arguments.Export) -> Void)] {
        [
            (["--format", "csv"], { $0.format = "csv" }),
            (["--table", "links"], { $0.table = "links" }),
            (["--run", "2"], { $0.wanted.run = 2 }),
            (["--host", "a.example"], { $0.wanted.host = "a.example" }),
            (["--status", "4xx"], { $0.wanted.status = "4xx" }),
            (["--since", "2026"], { $0.wanted.since = "2026" }),
            (["--where", "depth = 0"], { $0.wanted.condition = "depth = 0" }),
            (["--bodies"], { $0.hasBodies = true }),
            (["--datasette-metadata", "m.json"], { $0.metadataFile = "m.json" }),
            (["--no-csv-safe"], { $0.isSafe = false }),
            (["--force"], { $0.replaces = true }),
            (["site.sqlite"], { $0.source = "site.sqlite" }),
        ]
    }

    @Test func `every option of an export goes to its place`() throws {
        for (words, change) in Self.exports {
            var expected = Arguments.Export()
            change(&expected)
            #expect(try Arguments(parsing: ["export"] + words).export == expected, "\(words)")
        }
        let named = Self.exports.map { String($0.0[0].dropFirst(2)) }
        let options = Option.table.filter { $0.verbs == [.export] }.map(\.name)
        #expect(Set(options).subtracting(named) == ["csv-safe"])
    }

    @Test func `a value stands behind a blank or an equals sign`() throws {
        for option in Option.table where option.takesValue {
            let value = Self.value(for: option)
            let joined = try typed(["--\(option.name)=\(value)"], for: option)
            let apart = try typed(["--\(option.name)", value], for: option)
            #expect(apart == joined, "\(option.name)")
        }
        #expect(try run("--user-agent=a=b").manners.userAgent == "a=b")
        #expect(try run("--output=--depth").file == "--depth")
    }

    @Test func `short letters join as GNU lets them`() throws {
        #expect(try run("-oa.sqlite") == run("-o", "a.sqlite"))
        #expect(try run("-vvo", "a") == run("-v", "-v", "-oa"))
        #expect(try run("-d5", "-c9") == run("--depth", "5", "--concurrency", "9"))
        #expect(try run("-qoq").file == "q")
        #expect(try Arguments(parsing: ["-h"]).verb == .help)
        #expect(try Arguments(parsing: ["-V"]).verb == .version)
    }

    @Test func `a later value wins, and lists and tallies grow`() throws {
        #expect(try run("--depth", "1", "--depth", "inf", "-d2").reach.depth == 2)
        #expect(try run("--include", "a", "--include=b").reach.includes == ["a", "b"])
        #expect(try run("-v", "--verbose", "-v").voice.verbosity == 3)
        #expect(try run("-vv", "--no-verbose", "-v").voice.verbosity == 1)
        #expect(try !run("-q", "--no-quiet").voice.isQuiet)
        #expect(try run("--no-quiet", "-q").voice.isQuiet)
    }

    @Test func `seeds keep their order and where they were typed`() throws {
        let words = ["a.example", "--seed", "-", "localhost", "--seed=b/list", "--", "[::1]:80"]
        let seeds = try Arguments(parsing: words).seeds
        #expect(
            seeds == [
                .bare("a.example"), .named("-"), .bare("localhost"), .named("b/list"),
                .bare("[::1]:80"),
            ]
        )
    }

    @Test func `options stand before and after the command`() throws {
        let status = try Arguments(parsing: ["-v", "status", "a b", "-v"])
        #expect(status.verb == .status)
        #expect(status.file == "a b")
        #expect(status.voice.verbosity == 2)
        let demo = try Arguments(parsing: ["demo", "--depth=2", "-o", "d", "-q", "-c", "8"])
        #expect(demo.verb == .demo)
        #expect(demo.reach.depth == 2)
        #expect(try Arguments(parsing: ["status"]).file == nil)
        let check = try Arguments(parsing: ["check", "-q", "a b"])
        #expect(check.verb == .check && check.file == "a b" && check.voice.isQuiet)
    }

    @Test func `a question comes first, then the crawl that is asked`() throws {
        let query = try Arguments(parsing: ["sql", "SELECT 1", "a", "--format=csv", "--timeout=1"])
        #expect(query.verb == .sql && query.inquiry.subject == "SELECT 1" && query.file == "a")
        #expect(query.export.format == "csv" && query.limits.timeout == .seconds(1))
        let body = try Arguments(parsing: ["cat", "http://a.b/@2"])
        #expect(body.verb == .cat && body.inquiry.subject == "http://a.b/@2" && body.file == nil)
        let retry = try Arguments(parsing: ["retry", "a", "--reason", "reset,503", "--reason=x"])
        #expect(retry.file == "a" && retry.inquiry.reasons == ["reset,503", "x"])
        let status = try Arguments(parsing: ["status", "--max-age", "26h"])
        #expect(status.inquiry.maximumAge == .seconds(26 * 3_600))
        let diff = try Arguments(parsing: ["diff", "2", "10", "7", "--fail-on", "gone,moved"])
        #expect(diff.inquiry.runs == [2, 10] && diff.file == "7")
        #expect(diff.unattended.failOn == ["gone,moved"])
        #expect(try Arguments(parsing: ["diff", "a"]).inquiry.runs.isEmpty)
        #expect(fault("sql") == "sql lacks its query")
        #expect(fault("cat", "-q") == "cat lacks its URL")
        #expect(fault("sql", "a", "b", "c") == #""c" means nothing to crawl sql"#)
    }

    @Test func `help may be of a command, or of all`() throws {
        #expect(try Arguments(parsing: ["export", "--help"]).inquiry.topic == .export)
        #expect(try Arguments(parsing: ["help", "sql"]).inquiry.topic == .sql)
        for words in [["--help=all"], ["help", "all"], ["status", "--help=all"]] {
            #expect(try Arguments(parsing: words).inquiry.wantsAll, "\(words)")
        }
        #expect(try !Arguments(parsing: ["--help"]).inquiry.wantsAll)
        #expect(fault("--help=some") == "--help takes no value")
        #expect(fault("help", "some") == #""some" means nothing to crawl help"#)
        #expect(fault("completions") == "completions lacks its shell")
        #expect(try Arguments(parsing: ["completions", "zsh"]).inquiry.subject == "zsh")
        #expect(try Arguments(parsing: ["config"]).verb == .config)
    }

    @Test func `help and version need nothing else`() throws {
        #expect(try Arguments(parsing: ["help"]).verb == .help)
        #expect(try Arguments(parsing: ["help", "status"]).verb == .help)
        #expect(try Arguments(parsing: ["status", "--help"]).verb == .help)
        #expect(
            try Arguments(parsing: ["status", "--depth", "1", "--help", "--dpeth"]).verb == .help
        )
        #expect(try Arguments(parsing: ["version"]).verb == .version)
    }

    @Test func `the words after two dashes are no options and no commands`() throws {
        #expect(try Arguments(parsing: ["status", "--", "-q"]).file == "-q")
        #expect(try Arguments(parsing: ["--", "--a.example/"]).seeds == [.bare("--a.example/")])
        #expect(
            fault("--", "status")
                == #""status" is no command and no URL; a list of seeds follows --seed"#
        )
    }

    @Test func `an unknown option is named with the one that was meant`() {
        #expect(fault("--dpeth", "3") == "unknown option --dpeth; did you mean --depth?")
        #expect(fault("--max-page=3") == "unknown option --max-page; did you mean --max-pages?")
        #expect(fault("--no-quite") == "unknown option --no-quite; did you mean --no-quiet?")
        #expect(fault("--Depth", "3") == "unknown option --Depth; did you mean --depth?")
        #expect(fault("--follow-external") == "unknown option --follow-external")
        #expect(fault("--no-depth") == "--no-depth is no option; --depth takes a value")
        #expect(fault("--=3") == "unknown option --")
        #expect(fault("-qx") == "unknown option -x")
        #expect(fault("-1") == "unknown option -1")
        #expect(fault("--\u{1B}[2J") == "unknown option --\\x1B[2J")
        #expect(fault("-\u{9B}") == "unknown option -\\u{9B}")
    }

    @Test func `an unknown word is a command mistyped or no URL`() {
        #expect(fault("staus") == #"unknown command "staus"; did you mean status?"#)
        #expect(fault("dmeo", "--depth=1") == #"unknown command "dmeo"; did you mean demo?"#)
        let list = #""list" is no command and no URL; a list of seeds follows --seed"#
        #expect(fault("list") == list)
        #expect(fault("run", "list") == list)
        #expect(fault("-") == #""-" is no command and no URL; a list of seeds follows --seed"#)
        #expect(
            fault("run", "demo")
                == #""demo" is no command and no URL; a list of seeds follows --seed"#
        )
        #expect(fault("") == "an empty word is no URL")
        #expect(fault("sql", "") == "\"\" means nothing to crawl sql")
    }

    @Test func `a bad value is named with what is wrong`() {
        let cases = [
            (["--depth", "abc"], #"--depth "abc" is no whole number and not inf"#),
            (["--depth", "1e9"], #"--depth "1e9" is no whole number and not inf"#),
            (["--depth", "+5"], #"--depth "+5" is no whole number and not inf"#),
            (["--depth", "٣"], #"--depth "٣" is no whole number and not inf"#),
            (["--depth", "-1"], #"--depth "-1" is negative"#),
            (["--depth=-1"], #"--depth "-1" is negative"#),
            (
                ["--depth", "99999999999999999999"],
                #"--depth "99999999999999999999" is more than 2,147,483,647"#
            ),
            (["--depth", "2147483648"], #"--depth "2147483648" is more than 2,147,483,647"#),
            (["--max-pages", "0"], #"--max-pages "0" is less than 1"#),
            (["--max-pages", "inf"], #"--max-pages "inf" is no whole number"#),
            (["--concurrency", "0"], #"--concurrency "0" is less than 1"#),
            (["--per-host", "65536"], #"--per-host "65536" is more than 65,535"#),
            (["--delay", "-2s"], #"--delay "-2s" is negative"#),
            (
                ["--delay", "soon"],
                #"--delay "soon" is no duration such as 500ms, 2s, 5m, 2h or 1d"#
            ),
            (["--timeout", "0"], #"--timeout "0" is less than 1 ms"#),
            (
                ["--max-time", "99999999999999999999d"],
                #"--max-time "99999999999999999999d" is more than 36,500 days"#
            ),
            (["--max-size", "8X"], #"--max-size "8X" is no size such as 500, 64K, 8M or 10G"#),
            (["--max-size", "0"], #"--max-size "0" is less than 1"#),
            (["--max-size", "9999999T"], #"--max-size "9999999T" is more than 1 TiB"#),
            (["--scope", "site"], #"--scope "site" is none of page, prefix, host, domain, any"#),
            (["--robots", "no"], #"--robots "no" is none of obey, ignore"#),
            (["--store", "css"], #"--store "css" is none of none, pages, text, all"#),
            (["--body", "gzip"], #"--body "gzip" is none of zstd, raw, none"#),
            (
                ["--user-agent", "a\rB: b"],
                #"--user-agent "a\x0DB: b" holds what no header field may: "#
                    + "only printable ASCII fits"
            ),
        ]
        for (words, sentence) in cases {
            let error = #expect(throws: UsageError.self) {
                try Arguments(parsing: words + [Self.seed])
            }
            #expect(error?.description == sentence)
        }
    }

    @Test func `a value must be there and not be empty, where one belongs`() {
        for option in Option.table where option.takesValue {
            #expect(fault("--\(option.name)") == "--\(option.name) lacks its value")
            #expect(fault("--\(option.name)", "--quiet") == "--\(option.name) lacks its value")
            #expect(fault("--\(option.name)=") == "--\(option.name) has an empty value")
            #expect(fault("--\(option.name)", "") == "--\(option.name) has an empty value")
        }
        for option in Option.table where !option.takesValue {
            #expect(fault("--\(option.name)=yes") == "--\(option.name) takes no value")
        }
        #expect(fault("--no-quiet=1") == "--no-quiet takes no value")
        #expect(fault("-o") == "--output lacks its value")
    }

    @Test func `a contradiction is named`() {
        let noSeed = "no seed is given; type a URL or --seed FILE, as in crawl https://example.org/"
        #expect(fault() == noSeed)
        #expect(fault("run", "--depth", "3") == noSeed)
        let noStream = "is no file: what a crawl has found goes there by crawl export"
        #expect(fault("-o", "-", "a.example") == "--output \"-\" \(noStream)")
        #expect(fault("-q", "-v", "a.example") == "--quiet and --verbose exclude each other")
        #expect(fault("demo", "--seed", "list") == "--seed means nothing to crawl demo")
        #expect(fault("status", "--depth", "1") == "--depth means nothing to crawl status")
        #expect(fault("demo", "a.example") == #""a.example" means nothing to crawl demo"#)
        #expect(fault("status", "a", "b") == #""b" means nothing to crawl status"#)
        #expect(fault("check", "a", "b") == #""b" means nothing to crawl check"#)
        #expect(fault("version", "b") == #""b" means nothing to crawl version"#)
    }

    @Test func `an option works exactly where the table says so`() throws {
        for option in Option.table {
            let verbs = [Verb.run, .demo, .status, .check, .retry, .reparse]
            for verb in verbs where option.value.asksForVerb == nil {
                let value = option.takesValue ? [Self.value(for: option)] : []
                let words =
                    [verb.rawValue, "--\(option.name)"] + value + (verb == .run ? ["a.b"] : [])
                let error = UsageError.optionElsewhere(option.name, verb: verb)
                if option.verbs.contains(verb) {
                    #expect(try Arguments(parsing: words).verb == verb)
                } else {
                    #expect(throws: error) { try Arguments(parsing: words) }
                }
            }
        }
    }

    @Test func `any words parse or give one short printable line`() {
        var dice = SeededDice(seed: 1)
        var (parsed, refused) = (0, 0)
        for _ in 0..<20_000 {
            let words = (0..<Int.random(in: 0...5, using: &dice)).map { _ in Self.word(&dice) }
            do throws(UsageError) {
                let arguments = try Arguments(parsing: words)
                #expect(arguments.verb != .run || !arguments.seeds.isEmpty)
                parsed += 1
            } catch {
                let line = "crawl: \(error)"
                #expect(line.isPrintable && line.utf8.count <= 300, "\(words)")
                refused += 1
            }
        }
        #expect(parsed > 500)
        #expect(refused > 1_000)
    }

    /// Something between what people type and what nobody would.
    private static func word(_ dice: inout SeededDice) -> String {
        let option = Option.table.randomElement(using: &dice).map { "--" + $0.name } ?? ""
        let values = [
            "3", "inf", "-1", "1.5h", "8M", "host", "obey", "", "a.example", "status", "-o",
        ]
        let value = values.randomElement(using: &dice) ?? ""
        switch Int.random(in: 0...6, using: &dice) {
        case 0: return option
        case 1: return option + "=" + value
        case 2: return option + "=" + noise(&dice)
        case 3: return "-" + noise(&dice)
        case 4: return noise(&dice)
        default: return value
        }
    }

    private static func noise(_ dice: inout SeededDice) -> String {
        let scalars: [Unicode.Scalar] = [
            "\0", "\n", "\r", "\u{1B}", "\u{7F}", "\u{9B}", "\u{202E}", "\u{2028}", "\u{301}", "=",
            "-", "a", "é", "😀", "9", ".", "/", "\\", "\"", "\u{FFFD}", "\u{10FFFF}",
        ]
        let count = [1, 3, 20, 2_000].randomElement(using: &dice) ?? 0
        var text = String.UnicodeScalarView()
        for _ in 0..<count { text.append(scalars.randomElement(using: &dice) ?? "a") }
        return String(text)
    }
}

extension Option.Value {
    fileprivate var asksForVerb: Verb? {
        guard case .verb(let verb) = self else { return nil }
        return verb
    }
}
