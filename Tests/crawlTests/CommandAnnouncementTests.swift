import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

/// What programs are told of a crawl.
struct CommandAnnouncementTests {
    private func json(_ crawl: Command, _ name: String) throws -> [String: JSONValue] {
        try #require(JSONValue(parsing: try crawl.bytes(of: name))?.object)
    }

    @Test func `a summary says what the run's row says`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(7)
            let words = ["-q", "-o", "x.sqlite", "--depth", "inf", "--summary", "s.json", web.seed]
            #expect(try crawl.run(words).isSilent)
            let summary = try json(crawl, "s.json")
            #expect(summary["state"] == .string("ok"))
            #expect(summary["exit_status"] == .number(0))
            #expect(summary["ending"] == .string("exhausted"))
            #expect(summary["run"] == .number(1))
            #expect(summary["pages"] == .number(7))
            #expect(summary["seeds"] == .number(1))
            #expect(summary["waiting"] == .number(0))
            let row = try crawl.column("SELECT stats FROM run")
            let counts = try #require(JSONValue(parsing: Array(row[0].utf8))?.object)
            for (name, count) in counts { #expect(summary[name] == count, "\(name)") }
            // It replaces the one before, and may go to the standard output.
            #expect(try crawl.run(words).isSilent)
            #expect(try json(crawl, "s.json")["run"] == .number(2))
            let spoken = try crawl.run("-q", "-o", "x.sqlite", "--summary", "-", web.seed)
            #expect(spoken.errors.isEmpty)
            #expect(spoken.output.hasPrefix(#"{"file":"x.sqlite","run":3,"#))
            #expect(crawl.files == ["s.json", "x.sqlite", "x.sqlite.lock"])
        }
    }

    @Test func `a pipe stays a pipe and is told what a file would be told`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(1)
            var piped = crawl
            piped.prefix = ["sh", "-c", "mkfifo p; cat p & \"$@\" && test -p p && wait", "sh"]
            let ending = try piped.run("-q", "-o", "x.sqlite", "--summary", "p", web.seed)
            #expect(ending.status == 0 && ending.errors.isEmpty)
            #expect(ending.output.hasPrefix(#"{"file":"x.sqlite","run":1,"#))
        }
    }

    @Test func `a run that fails has a summary, too`() throws {
        try Command.with { crawl throws in
            try crawl.write("text", to: "x.sqlite")
            let words = ["-q", "-o", "x.sqlite", "--summary", "s.json", "http://127.0.0.1:9/"]
            #expect(try crawl.run(words).status == 6)
            let summary = try json(crawl, "s.json")
            #expect(summary["state"] == .string("database"))
            #expect(summary["exit_status"] == .number(6))
            #expect(summary["error"] == .string("cannot use x.sqlite: it is not a crawl"))
            #expect(summary["run"] == .null)
        }
    }

    @Test func `what cannot be written is a failure`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(1)
            for option in ["summary", "metrics-file"] {
                let ending = try crawl.run("-q", "-o", "x.sqlite", "--\(option)", "no/f", web.seed)
                #expect(ending.status == 5)
                let sentence =
                    "crawl: cannot write --\(option) \"no/f\": No such file or directory\n"
                #expect(ending.errors == sentence)
            }
            #expect(try crawl.pages() == web.pages())
        }
    }

    @Test func `metrics are kept where anybody may read them`() throws {
        try Command.with { crawl throws in
            let web = try EndlessWeb()
            let words = ["-q", "-o", "x.sqlite", "--depth", "inf", "--metrics-file", "m.prom"]
            let call = try crawl.start(words + [web.seed])
            web.web.waitForRequests(20)
            let running = String(decoding: try crawl.bytes(of: "m.prom"), as: UTF8.self)
            #expect(running.contains("crawl_running{crawl=\"x.sqlite\"} 1\n"))
            web.end()
            #expect(try call.wait().isSilent)
            let ended = String(decoding: try crawl.bytes(of: "m.prom"), as: UTF8.self)
            #expect(ended.contains("crawl_running{crawl=\"x.sqlite\"} 0\n"))
            #expect(ended.contains("crawl_exit_status{crawl=\"x.sqlite\"} 0\n"))
            #expect(ended.contains("crawl_pages{crawl=\"x.sqlite\"} \(web.pages.count)\n"))
            #expect(ended.contains("\ncrawl_last_success_time_seconds{"))
            let mode = try ChildProcess(["test", "-r", crawl.path("m.prom")]).wait()
            #expect(mode == 0)
            #expect(crawl.files == ["m.prom", "x.sqlite", "x.sqlite.lock"])
        }
    }

    @Test func `a monitor is told when a crawl begins and how it ends`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(3, delay: .milliseconds(50))
            let monitor = try SmallWeb { _ in .text("OK") }
            let words = ["-q", "-o", "x.sqlite", "--ping-url", "\(monitor.base)/uuid/?a=b"]
            #expect(try crawl.run(words + [web.seed]).isSilent)
            #expect(monitor.targets == ["/uuid/start?a=b", "/uuid/0?a=b"])
            let dead = ["http://127.0.0.1:1/", "--retries", "0", "--robots", "ignore"]
            #expect(try crawl.run(words + dead).status == 3)
            #expect(monitor.targets.last == "/uuid/3?a=b")
        }
    }

    @Test func `a monitor that hears nothing is no failure of the crawl`() throws {
        try Command.with { crawl throws in
            let web = try TreeWeb(3)
            let monitor = try SmallWeb { _ in .text("no", status: 404) }
            let words = ["-o", "x.sqlite", "--ping-url", "\(monitor.base)/uuid", web.seed]
            #expect(try crawl.run(["-q"] + words).isSilent)
            let loud = try crawl.run(words)
            #expect(loud.status == 0)
            #expect(loud.lines.last == "crawl: --ping-url is not heard: the answer is 404")
            let wrong = try crawl.run("--ping-url", "hc-ping.com", web.seed)
            #expect(wrong.status == 2)
            #expect(
                wrong.errors == #"crawl: --ping-url "hc-ping.com" is no URL "#
                    + "such as https://hc-ping.com/UUID\n"
            )
        }
    }
}
