import CrawlTestSupport
import Testing

/// What the machine lacks in the middle of a crawl.
struct CommandScarcityTests {
    @Test(
        .enabled(if: Tracer.isPossible, "strace is not there, or may not look at processes"),
        arguments: ["EMFILE", "ENOMEM"]
    )
    func `B6, B8: a socket that this machine lacks is no failure of a host`(
        error: String
    ) throws {
        try Command.with { crawl throws in
            // Slow enough that many are asked for at once, each over a connection of its own.
            let web = try TreeWeb(60, delay: .milliseconds(50))
            var starved = crawl
            starved.prefix = Tracer.prefix(injecting: "socket:error=\(error):when=4..12")
            let words = ["-q", "-o", "x.sqlite", "--depth", "inf", "--per-host", "16", web.seed]
            let ending = try starved.start(words).wait()
            #expect(ending.isSilent, "\(ending.errors)")
            #expect(try crawl.pages() == web.pages())
            let calls = String(decoding: try crawl.bytes(of: ".calls"), as: UTF8.self)
            #expect(calls.contains("INJECTED"))
            #expect(
                try crawl.column("SELECT error FROM fetch WHERE error<>'local_resource'") == []
            )
        }
    }

    @Test(arguments: [32, 64, 128])
    func `B5: where few files may be open, fewer visits are made at once`(count: Int) throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(100, delay: .milliseconds(5))
            var limited = crawl
            limited.prefix = ["prlimit", "--nofile=\(count):\(count)"]
            let words = ["-q", "-o", "x.sqlite", "--depth", "inf", "--per-host", "100", web.seed]
            let ending = try limited.start(words).wait()
            #expect(ending.isSilent, "\(ending.errors)")
            #expect(try crawl.pages() == web.pages())
            #expect(try crawl.column("SELECT error FROM fetch WHERE error IS NOT NULL") == [])
        }
    }
}
