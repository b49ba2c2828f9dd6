import CrawlTestSupport
import Linux
import Testing

struct CommandSeedsTests {
    private let web: SmallWeb

    init() throws {
        web = try SmallWeb(["/": "<a href=/a>a</a>", "/a": "", "/b": ""])
    }

    @Test(
        arguments: [
            (
                "nowhere",
                #"cannot find the seed list "nowhere": "#
                    + "there is no seeds/nowhere, no seeds/nowhere.txt, no nowhere"
            ),
            ("./nowhere", #"cannot find the seed list "./nowhere": there is no ./nowhere"#),
            ("./folder", #"cannot read the seed list "./folder": it is a directory"#),
            ("./empty", #"the seed list "./empty" names no URL"#),
            ("./comments", #"the seed list "./comments" names no URL"#),
            ("./empty/list", #"cannot read the seed list "./empty/list": Not a directory"#),
            ("/proc/self/mem", #"cannot read the seed list "/proc/self/mem": Input/output error"#),
            ("-", #"the seed list "stdin" names no URL"#),
            ("ftp://a/", #""ftp://a/" is neither http nor https"#),
        ] as [(String, String)]
    )
    func `a list that gives no seed is named`(seed: String, sentence: String) throws {
        try Command.with { crawl throws in
            try crawl.makeDirectory("folder")
            try crawl.write("", to: "empty")
            try crawl.write("# nothing\n\n  # more\r\n", to: "comments")
            let ending = try crawl.run("--seed", seed, "-o", "x.sqlite")
            #expect(ending.status == 2)
            #expect(ending.output.isEmpty)
            #expect(ending.errors == "crawl: \(sentence)\n")
            #expect(crawl.files == ["comments", "empty", "folder"])
        }
    }

    @Test func `an address of this machine without a scheme is asked by http`() throws {
        try Command.with { crawl throws in
            let remark = "crawl: no scheme was typed; \(web.base)/ is taken"
            let bare = "127.0.0.1:\(web.port)"
            let first = try crawl.run("-o", "x.sqlite", "--depth", "0", bare)
            #expect(first.status == 0)
            #expect(first.lines.first == remark)
            #expect(try crawl.pages() == ["\(web.base)/"])
            // The same words mean the same URL when the crawl goes on.
            #expect(try crawl.run("-q", "-o", "x.sqlite", "--depth", "1", bare).isSilent)
            #expect(try crawl.column("SELECT count(*) FROM url WHERE depth = 0") == ["1"])
            let rehearsal = try crawl.run("--dry-run", "-o", "y.sqlite", bare)
            #expect(rehearsal.output == "visit\t0\t\(web.base)/\ta seed\n")
            #expect(rehearsal.lines.first == remark)
        }
    }

    @Test(.enabled(if: Unprivileged.isPossible, "nobody else can run the command here"))
    func `a list that is closed to us is named`() throws {
        try Command.with { crawl throws in
            try crawl.write("\(web.base)\n", to: "list")
            var stranger = crawl
            stranger.prefix = Unprivileged.prefix
            try Unprivileged.close(crawl.path("list"))
            try Unprivileged.open(crawl.directory)
            let ending = try stranger.run("--seed", "./list", "-o", "x.sqlite")
            #expect(ending.status == 2)
            #expect(
                ending.errors == "crawl: cannot read the seed list \"./list\": Permission denied\n"
            )
            #expect(crawl.files == ["list"])
        }
    }

    @Test func `every bad line is named with its number, in a line of its own`() throws {
        try Command.with { crawl throws in
            let lines = ["# seeds", web.base, "foo", "ftp://a/", "http://a:b/", "re\u{1B}[31md"]
            try crawl.write(lines.joined(separator: "\n"), to: "list")
            let ending = try crawl.run("--seed", "./list", "-o", "x.sqlite")
            #expect(ending.status == 2)
            #expect(ending.output.isEmpty)
            #expect(
                ending.lines == [
                    #"crawl: ./list:3: "foo" is no URL: "#
                        + "it begins with neither https:// nor a host",
                    #"crawl: ./list:4: "ftp://a/" is neither http nor https"#,
                    #"crawl: ./list:5: "http://a:b/" is no URL: its port is no number up to 65535"#,
                    #"crawl: ./list:6: "re\x1B[31md" is no URL: "#
                        + "it begins with neither https:// nor a host",
                ]
            )
            #expect(crawl.files == ["list"])
            #expect(web.requests.isEmpty)
        }
    }

    @Test func `of many bad lines ten are shown and the others counted`() throws {
        try Command.with { crawl throws in
            try crawl.write(String(repeating: "foo\n", count: 25), to: "list")
            let ending = try crawl.run("--seed", "./list", "-o", "x.sqlite")
            #expect(ending.status == 2)
            #expect(ending.lines.count == 11)
            #expect(ending.lines.last == "crawl: ./list: 15 more bad lines")
        }
    }

    @Test(arguments: [
        ("list", "storage/list.sqlite"), ("list.txt", "storage/list.sqlite"),
        ("seeds/list.txt", "storage/list.sqlite"), ("./my seeds", "storage/my_seeds.sqlite"),
    ])
    func `a name finds its list and names the crawl`(seed: String, file: String) throws {
        try Command.with { crawl throws in
            try crawl.makeDirectory("seeds")
            try crawl.write("\u{FEFF}\(web.base)/ # home\r\n\(web.base)/\r\n", to: "seeds/list.txt")
            try crawl.write("\(web.base)/#top", to: "my seeds")
            let ending = try crawl.run("--seed", seed, "-q")
            #expect(ending.isSilent)
            #expect(try crawl.pages(of: file) == ["\(web.base)/", "\(web.base)/a"])
        }
    }

    @Test func `a list comes through the standard input`() throws {
        try Command.with { crawl throws in
            try crawl.write("\(web.base)/b\n", to: "list")
            let ending = try crawl.run("--seed", "-", "-q", input: crawl.path("list"))
            #expect(ending.isSilent)
            #expect(try crawl.pages(of: "storage/stdin.sqlite") == ["\(web.base)/b"])
        }
    }

    @Test func `seeds of every kind add up`() throws {
        try Command.with { crawl throws in
            try crawl.write("\(web.base)/\n", to: "list")
            let ending = try crawl.run(
                "run",
                "--depth=0",
                "--seed",
                "\(web.base)/a",
                "-qox.sqlite",
                "\(web.base)/b#x",
                "--seed",
                "./list"
            )
            #expect(ending.isSilent)
            #expect(
                try crawl.pages() == ["\(web.base)/", "\(web.base)/a", "\(web.base)/b"]
            )
            #expect(try crawl.column("SELECT seed_count FROM run") == ["3"])
        }
    }

    @Test func `a crawl from a URL is called by its host`() throws {
        try Command.with { crawl throws in
            #expect(try crawl.run("-q", "\(web.base)/b").isSilent)
            #expect(crawl.files == ["storage"])
            #expect(try crawl.pages(of: "storage/127.0.0.1_\(web.port).sqlite").count == 1)
        }
    }
}
