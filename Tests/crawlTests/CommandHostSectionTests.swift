import CrawlDemo
import CrawlTestSupport
import Linux
import Synchronization
import Testing

/// Sections `[host NAME]` of configuration files: one server that goes by two names.
struct CommandHostSectionTests {
    /// Pages that are asked for by either name, and what was asked.
    private struct TwoHosts {
        let web: SmallWeb
        private let heads: Heads

        init(_ answer: @escaping @Sendable (DemoRequest) -> DemoResponse) throws {
            let heads = Heads()
            self.heads = heads
            web = try SmallWeb { request in
                heads.note(request)
                return answer(request)
            }
        }

        var seeds: [String] { ["other", "own"].map { "\(base(of: $0))/" } }

        /// The host with a section is called localhost.
        func base(of host: String) -> String {
            "http://\(host == "own" ? "localhost" : "127.0.0.1"):\(web.port)"
        }

        /// The requests to a host.
        func requests(to host: String) -> [DemoRequest] {
            heads.all.filter { "http://\($0.host)" == base(of: host) }
        }

        /// The paths of what was stored of a host, in order.
        func pages(of host: String, in crawl: Command) throws -> [String] {
            let base = base(of: host)
            return try crawl.pages().filter { $0.utf8.starts(with: base.utf8) }
                .map { String($0.dropFirst(base.count)) }
        }
    }

    private final class Heads: Sendable {
        private let requests = Mutex<[DemoRequest]>([])

        var all: [DemoRequest] { requests.withLock(\.self) }

        func note(_ request: DemoRequest) { requests.withLock { $0.append(request) } }
    }

    /// Crawls both hosts with a section for one of them.
    private func crawl(
        _ hosts: TwoHosts,
        by crawl: Command,
        section: String,
        _ words: String...
    ) throws -> Command.Ending {
        try crawl.write("[host LocalHost]\n\(section)\n", to: "f")
        return try crawl.run(
            ["-q", "-o", "x.sqlite", "--config=f", "--max-failed=100%"] + words + hosts.seeds
        )
    }

    /// Pages that link on and on: `/`, `/1`, `/1/2`.
    private static let chain: @Sendable (DemoRequest) -> DemoResponse = { request in
        switch request.target {
        case "/": .html("<a href=/1></a>")
        case "/1": .html("<a href=/1/2></a><a href=/1/b.pdf></a>")
        case "/1/2": .html("<a href=/1/2/3></a>")
        case "/1/2/3", "/1/b.pdf": .html("end")
        default: .text("none", status: 404)
        }
    }

    @Test(
        arguments: [
            ("depth = 1", ["/", "/1"]),
            ("depth = inf", ["/", "/1", "/1/2", "/1/2/3", "/1/b.pdf"]),
            ("max-pages = 2", ["/", "/1"]),
            ("exclude = *.pdf", ["/", "/1", "/1/2"]),
            ("include = *.pdf\ninclude = */1", ["/", "/1", "/1/b.pdf"]),
        ]
    )
    func `how far a crawl goes differs from host to host`(
        section: String,
        pages: [String]
    ) throws {
        try Command.with { crawl throws in
            let hosts = try TwoHosts(Self.chain)
            let ending = try self.crawl(hosts, by: crawl, section: section, "--depth=2")
            #expect(ending.isSilent)
            #expect(try hosts.pages(of: "own", in: crawl) == pages)
            let others = try hosts.pages(of: "other", in: crawl)
            #expect(others == ["/", "/1", "/1/2", "/1/b.pdf"])
        }
    }

    @Test func `who is asked again goes as far as the section of today`() throws {
        try Command.with { crawl throws in
            let hosts = try TwoHosts(Self.chain)
            #expect(try self.crawl(hosts, by: crawl, section: "depth = 0", "--depth=1").isSilent)
            #expect(try hosts.pages(of: "own", in: crawl) == ["/"])
            let words = ["-q", "-o", "x.sqlite", "--config=f", "--depth=1", "--refresh=never"]
            try crawl.replace("f", by: Array("[host localhost]\ndepth = 2\n".utf8))
            #expect(try crawl.run(words + hosts.seeds).isSilent)
            #expect(try hosts.pages(of: "own", in: crawl) == ["/", "/1", "/1/2", "/1/b.pdf"])
            #expect(try hosts.pages(of: "other", in: crawl) == ["/", "/1"])
        }
    }

    @Test func `names, fields and robots files differ from host to host`() throws {
        try Command.with { crawl throws in
            let hosts = try TwoHosts { request in
                switch request.target {
                case "/robots.txt":
                    .text("User-agent: mole\nDisallow: /mole\n\nUser-agent: *\nDisallow: /other\n")
                case "/":
                    .html("<a href=/mole></a><a href=/other></a><a href=/tagged></a>")
                case "/tagged":
                    .html("<meta name=mole content=nofollow><a href=/beyond></a>")
                default: .html("")
                }
            }
            let section = "user-agent = Mole/7 (tests)\nheader = X-Who: mole\nheader = X-Both: own"
            let words = ["--header=X-Both: all", "--contact=https://a.test/"]
            try #require(
                try self.crawl(hosts, by: crawl, section: section, words[0], words[1]).isSilent
            )
            let (own, others) = (hosts.requests(to: "own"), hosts.requests(to: "other"))
            let names = [own, others].map { Set($0.map { $0.field("User-Agent") ?? "" }) }
            #expect(
                names == [
                    ["Mole/7 (tests) (+https://a.test/)"], ["crawl/0.1.0 (+https://a.test/)"],
                ]
            )
            #expect(own.allSatisfy { $0.field("X-Who") == "mole" && $0.field("X-Both") == "own" })
            #expect(others.allSatisfy { $0.field("X-Who") == nil && $0.field("X-Both") == "all" })
            #expect(try hosts.pages(of: "own", in: crawl) == ["/", "/other", "/tagged"])
            #expect(
                try hosts.pages(of: "other", in: crawl) == ["/", "/beyond", "/mole", "/tagged"]
            )
        }
    }

    @Test func `robots files may be ignored at one host`() throws {
        try Command.with { crawl throws in
            let hosts = try TwoHosts { request in
                switch request.target {
                case "/robots.txt": .text("User-agent: *\nDisallow: /closed\n")
                case "/": .html("<a href=/closed></a>")
                default: .html("")
                }
            }
            #expect(try self.crawl(hosts, by: crawl, section: "robots = ignore").isSilent)
            #expect(try hosts.pages(of: "own", in: crawl) == ["/", "/closed"])
            #expect(try hosts.pages(of: "other", in: crawl) == ["/"])
            #expect(hosts.requests(to: "own").map(\.target).sorted() == ["/", "/closed"])
        }
    }

    @Test func `bodies may be as large, and answers as late, as a section says`() throws {
        try Command.with { crawl throws in
            let hosts = try TwoHosts { request in
                switch request.target {
                case "/":
                    return .html("<a href=/large></a><a href=/late></a>")
                case "/large": return .html(String(repeating: "a", count: 5_000))
                case "/late":
                    // One comes late, and one never.
                    var response = DemoResponse.html("")
                    let isOwn = request.host.utf8.starts(with: "localhost".utf8)
                    response.delay = isOwn ? .seconds(600) : .milliseconds(300)
                    return response
                default: return .text("none", status: 404)
                }
            }
            let section = "max-size = 4K\ntimeout = 200ms\nretries = 0"
            #expect(try self.crawl(hosts, by: crawl, section: section).isSilent)
            #expect(try hosts.pages(of: "other", in: crawl) == ["/", "/large", "/late"])
            let own = hosts.base(of: "own")
            let errors = "SELECT url || ' ' || error FROM errors ORDER BY url"
            #expect(
                try crawl.column(errors) == ["\(own)/large too_large", "\(own)/late timeout_total"]
            )
        }
    }

    @Test func `a host may have more tries, and may have none`() throws {
        try Command.with { crawl throws in
            let hosts = try TwoHosts { request in
                .text("not now", status: request.target == "/" ? 503 : 404)
            }
            _ = try self.crawl(hosts, by: crawl, section: "retries = 0", "--retries=1")
            let counts = ["own", "other"].map { host in
                hosts.requests(to: host).filter { $0.target == "/" }.count
            }
            #expect(counts == [1, 2])
        }
    }

    @Test(.tags(.slow)) func `a host may be asked so many times a second at most`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(3)
            try crawl.write("[host 127.0.0.1]\nrate = 4\n", to: "f")
            #expect(try crawl.run("-q", "-o", "x.sqlite", "--config=f", web.seed).isSilent)
            let starts = web.web.requests.map(\.start)
            try #require(starts.count == 4)
            for (earlier, later) in zip(starts, starts.dropFirst()) {
                #expect(later - earlier >= .milliseconds(250))
            }
        }
    }

    @Test func `what holds for hosts is told with where it comes from`() throws {
        try Command.with { crawl throws in
            try crawl.write("[host *.a.test]\nretries = 0\n[host www.a.test]\nrate = 2\n", to: "f")
            let told = try crawl.run("config", "--config", "f")
            #expect(told.status == 0)
            let sections = told.output.split(separator: "\n").drop { $0.first != "[" }
            let lines = sections.map { line in
                line.split(separator: " ").joined(separator: " ")
            }
            #expect(
                lines == [
                    "[host *.a.test]", "retries = 0 # f:2", "[host www.a.test]",
                    "retries = 0 # f:2", "rate = 2 # f:4",
                ]
            )
        }
    }

    @Test(arguments: ["a.test:8080", "a/b", "*.", "*", "a@b", "http://a.test"])
    func `a section that names no host is wrong`(name: String) throws {
        try Command.with { crawl throws in
            try crawl.write("[host \(name)]\ndelay = 1\n", to: "f")
            let ending = try crawl.run("-o", "x.sqlite", "--config=f", "http://127.0.0.1:9/")
            #expect(ending.status == 2)
            #expect(
                ending.errors
                    == "crawl: [host \(name)] names no host such as example.org or *.example.org\n"
            )
            #expect(crawl.files == ["f"])
        }
    }
}
