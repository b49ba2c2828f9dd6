import CrawlTestSupport
import Testing

/// What the machine lacks in the middle of a crawl.
struct CommandScarcityTests {
    private static let canInject =
        (try? ChildProcess(["strace", "-o", "/dev/null", "true"]).wait()) == 0

    @Test(
        .enabled(if: canInject, "strace is not there, or may not look at processes"),
        arguments: ["EMFILE", "ENOMEM"]
    )
    func `B6, B8: a socket that this machine lacks is no failure of a host`(
        error: String
    ) throws {
        try Command.with { crawl throws in
            // Slow enough that many are asked for at once, each over a connection of its own.
            let web = try TreeWeb(60, delay: .milliseconds(50))
            var starved = crawl
            let fault = "inject=socket:error=\(error):when=4..12"
            starved.prefix = ["strace", "-f", "-o", ".calls", "-e", "trace=socket", "-e", fault]
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
}
