import Testing

@testable import CrawlArguments

struct ArgumentsConfiguringTests {
    private func read(
        _ words: [String],
        environment: [String: String] = [:],
        files: [String: String] = [:]
    ) throws(UsageError) -> Arguments {
        try Arguments(parsing: words, environment: environment) { (name) throws(UsageError) in
            guard let text = files[name] else { throw .noConfiguration(name, cause: "gone") }
            return text
        }
    }

    private func fault(
        _ words: [String] = ["a.b", "--config", "f"],
        environment: [String: String] = [:],
        file: String = ""
    ) -> String {
        do throws(UsageError) {
            return "\(try read(words, environment: environment, files: ["f": file]))"
        } catch {
            return error.description
        }
    }

    @Test func `words outrank variables, which outrank files, of which the last outranks`() throws {
        let files = [
            "f": "depth = 1\nretries = 1\ndelay = 1\nper-ip = 1", "g": "depth = 2\nretries=7",
        ]
        let environment = ["CRAWL_DEPTH": "3", "CRAWL_DELAY": "9s", "HOME": "/", "CRAWL_RATE": ""]
        let arguments = try read(
            ["--config", "f", "--depth", "4", "--config", "g", "a.b"],
            environment: environment,
            files: files
        )
        #expect(arguments.reach.depth == 4)
        #expect(arguments.manners.pace.delay == .seconds(9))
        #expect(arguments.limits.retries == 7)
        #expect(arguments.manners.pace.perAddress == 1)
        #expect(arguments.manners.pace.rate == nil)
        let origins = arguments.sources.given.mapValues(\.origin)
        #expect(origins["depth"] == .words)
        #expect(origins["delay"] == .environment(variable: "CRAWL_DELAY"))
        #expect(origins["retries"] == .file("g", line: 2))
        #expect(origins["per-ip"] == .file("f", line: 4))
    }

    @Test func `a list replaces one of lower rank, seeds too`() throws {
        let file = "seed = list\nexclude = a\nexclude = b\ninclude = c"
        let files = ["f": file, "g": "exclude = z"]
        let own = try read(["--config", "f"], files: files)
        #expect(own.seeds == [.named("list")])
        #expect(own.reach.excludes == ["a", "b"])
        let both = try read(["--config=f", "--config=g"], files: files)
        #expect(both.reach.excludes == ["z"])
        #expect(both.reach.includes == ["c"])
        let environment = ["CRAWL_EXCLUDE": "x\ny", "CRAWL_CONFIG": "f"]
        let named = try read(["a.b"], environment: environment, files: files)
        #expect(named.seeds == [.bare("a.b")])
        #expect(named.reach.excludes == ["x", "y"])
        #expect(named.reach.includes == ["c"])
        let without = try read(["a.b", "--config", "none"], environment: environment)
        #expect(without.reach.includes.isEmpty)
    }

    @Test(arguments: ["yes", "true", "ON", "1"]) func `yes is spelled in many ways`(
        word: String
    ) throws {
        let arguments = try read(["a.b", "--config=f"], files: ["f": "quiet = \(word)"])
        #expect(arguments.voice.isQuiet)
    }

    @Test(arguments: ["no", "false", "Off", "0"]) func `no is spelled in many ways`(
        word: String
    ) throws {
        let environment = ["CRAWL_ADAPTIVE": word]
        #expect(try !read(["a.b"], environment: environment).manners.pace.adapts)
        #expect(try read(["a.b", "--adaptive"], environment: environment).manners.pace.adapts)
    }

    @Test func `every option of a crawl can stand in a file and in a variable`() throws {
        for option in Option.settable where option.name != "config" {
            let known = option.name == "progress" ? "none" : "12"
            let value = option.takesValue ? option.fallback ?? known : "no"
            let file = try read(["a.b", "--config=f"], files: ["f": "\(option.name) = \(value)"])
            let variable = try read(["a.b"], environment: [option.variable: value])
            var words = ["a.b"]
            words += option.takesValue ? ["--\(option.name)=\(value)"] : ["--no-\(option.name)"]
            var typed = try read(words)
            if option.name == "seed" { typed.seeds.removeLast() }
            for var arguments in [file, variable] {
                #expect(arguments.typed.contains(option.name) || option.name == "seed")
                arguments.sources = typed.sources
                if option.name != "seed" { #expect(arguments == typed, "\(option.name)") }
            }
        }
        #expect(Option.settable.contains { $0.name == "seed" })
        #expect(!Option.settable.contains { $0.name == "help" || $0.name == "format" })
    }

    @Test func `a section holds for its host alone`() throws {
        let file = """
            delay = 2s
            [host Example.org]
            delay = 5s
            per-host = 2
            [host *.example.com]
            adaptive = no
            """
        let arguments = try read(["a.b", "--config=f"], files: ["f": file])
        #expect(arguments.manners.pace.delay == .seconds(2))
        #expect(arguments.manners.pace.perHost == 1)
        #expect(Set(arguments.sources.hosts.keys) == ["example.org", "*.example.com"])
        let host = arguments.sources.hosts["example.org"]
        #expect(host?.manners.pace.delay == .seconds(5))
        #expect(host?.manners.pace.perHost == 2)
        #expect(host?.typed == ["delay", "per-host"])
        let typed = try read(["a.b", "--config=f", "--delay=9"], files: ["f": file])
        #expect(typed.sources.hosts["example.org"]?.manners.pace.delay == .seconds(5))
    }

    /// What a section may say of its host, and what each line changes.
    private static var ownWords: [(String, (inout Arguments) -> Void)] {
        [
            ("depth = inf", { $0.reach.depth = nil }),
            ("include = */a/*", { $0.reach.includes = ["*/a/*"] }),
            ("exclude = *.pdf\nexclude = *.zip", { $0.reach.excludes = ["*.pdf", "*.zip"] }),
            ("max-pages = 9", { $0.limits.pages = 9 }),
            ("max-size = 8M", { $0.limits.size = 8 << 20 }),
            ("timeout = 500ms", { $0.limits.timeout = .milliseconds(500) }),
            ("retries = 0", { $0.limits.retries = 0 }),
            ("per-host = 3", { $0.manners.pace.perHost = 3 }),
            ("delay = 7s", { $0.manners.pace.delay = .seconds(7) }),
            ("adaptive = no", { $0.manners.pace.adapts = false }),
            ("rate = 30/m", { $0.manners.pace.rate = 0.5 }),
            ("user-agent = Mole/1", { $0.manners.userAgent = "Mole/1" }),
            ("robots = ignore", { $0.manners.robots = .ignore }),
            ("header = X-A: b", { $0.manners.requests.headers = ["X-A: b"] }),
        ]
    }

    @Test func `a host may have its own`() throws {
        for (line, change) in Self.ownWords {
            let file = "[host a.test]\n\(line)"
            let arguments = try read(["a.b", "--config=f"], files: ["f": file])
            var section = try #require(arguments.sources.hosts["a.test"])
            #expect(section.typed == [String(line.prefix { $0 != " " })])
            section.sources = Arguments.Sources()
            var expected = Arguments()
            change(&expected)
            #expect(section == expected, "\(line)")
            #expect(arguments.reach == Arguments().reach)
        }
        let all = Set(Option.table.filter(\.marks.isForHosts).map(\.name))
        #expect(Set(Self.ownWords.map { String($0.0.prefix { $0 != " " }) }) == all)
    }

    @Test func `a host takes over what its domains say and it does not`() throws {
        let file = """
            [host www.a.test]
            delay = 1
            [host *.a.test]
            delay = 2
            retries = 2
            exclude = x
            exclude = y
            [host *.test]
            delay = 3
            retries = 3
            timeout = 3
            exclude = z
            """
        let hosts = try read(["a.b", "--config=f"], files: ["f": file]).sources.hosts
        let host = try #require(hosts["www.a.test"])
        #expect(host.manners.pace.delay == .seconds(1))
        #expect(host.limits.retries == 2)
        #expect(host.limits.timeout == .seconds(3))
        #expect(host.reach.excludes == ["x", "y"])
        #expect(host.sources.given["timeout"]?.origin == .file("f", line: 11))
        #expect(hosts["*.a.test"]?.limits.timeout == .seconds(3))
        #expect(hosts["*.test"]?.typed == ["delay", "retries", "timeout", "exclude"])
    }

    @Test(
        arguments: [
            ("dpeth = 3", #"f:1: unknown option "dpeth"; did you mean depth?"#),
            ("help", #"f:1: unknown option "help""#),
            ("config = g", #"f:1: unknown option "config""#),
            ("format = csv", #"f:1: unknown option "format""#),
            ("\ndepth = x", #"f:2: --depth "x" is no whole number and not inf"#),
            ("depth", "f:1: --depth lacks its value"),
            ("depth =", "f:1: --depth has an empty value"),
            ("quiet = maybe", #"f:1: --quiet "maybe" is neither yes nor no"#),
            (
                "[host a]\nscope = any",
                "f:2: scope holds for all hosts alike; a host's own may be depth, include, "
                    + "exclude, max-pages, max-size, timeout, retries, per-host, delay, adaptive, "
                    + "rate, user-agent, robots, header"
            ),
            ("[host a]\nroots = obey", #"f:2: unknown option "roots"; did you mean robots?"#),
            ("[host a]\nscop = any", #"f:2: unknown option "scop""#),
            ("[host a]\ndelay = -1", #"f:2: --delay "-1" is negative"#),
            ("two words", #"f:1: "two words" is neither name = value nor [host NAME]"#),
        ]
    )
    func `what is wrong in a file is named with its line`(file: String, sentence: String) {
        #expect(fault(file: file) == sentence)
        // It is as wrong where the command line says something else.
        let words = ["a.b", "--config=f", "--depth=1", "--no-quiet", "--delay=1"]
        #expect(fault(words, file: file) == sentence)
    }

    @Test func `what is wrong in the environment is named with its variable`() {
        #expect(
            fault(environment: ["CRAWL_DEPTH": "x"])
                == #"CRAWL_DEPTH: --depth "x" is no whole number and not inf"#
        )
        #expect(
            fault(environment: ["CRAWL_DEPHT": "2"])
                == "CRAWL_DEPHT: unknown variable; did you mean CRAWL_DEPTH?"
        )
        #expect(fault(["a.b", "--config", "g"]) == #"cannot read "g": gone"#)
    }

    @Test func `others may have variables of the kind, and other commands heed none`() throws {
        let environment = ["CRAWL_SOMETHING": "x", "CRAWL_DEPTH": "abc", "CRAWL_OUTPUT": "x"]
        #expect(try read(["status"], environment: environment).file == nil)
        #expect(try read(["--help"], environment: environment).verb == .help)
        let harmless = ["CRAWL_SOMETHING": "x"]
        #expect(try read(["a.b"], environment: harmless).typed == ["seed"])
    }

    @Test func `what a command has no use for is passed over`() throws {
        let files = ["f": "seed = list\ndepth = 2"]
        let demo = try read(["demo", "--config=f"], files: files)
        #expect(demo.seeds.isEmpty)
        #expect(demo.reach.depth == 2)
    }
}
