import CrawlTestSupport
import SQLite
import Testing

/// What people export, as they type it.
@Suite(.timeLimit(.minutes(5)))
struct CommandExportTests {
    /// Runs the body where the demo has been crawled.
    private func afterDemo(_ body: (Command) throws -> Void) throws {
        try Command.with { crawl in
            #expect(try crawl.run("demo", "-q", "--depth", "1").status == 0)
            try body(crawl)
        }
    }

    @Test func `the only crawl in storage goes to a file, as its name says`() throws {
        try afterDemo { crawl in
            for name in ["out.csv", "out.tsv", "out.jsonl", "out.sqlite"] {
                let ending = try crawl.run("export", "-o", name)
                #expect(ending.status == 0, "\(ending.errors)")
                #expect(ending.lines.last?.hasSuffix("; \(name)") == true)
            }
            let data = try SQLiteConnection(opening: crawl.path("out.sqlite"), for: .reading)
            let pages = Int(try data.number("SELECT count(*) FROM pages"))
            let lines = try crawl.run("export", "--format", "csv").output.split(separator: "\r\n")
            #expect(lines.count == pages + 1)
            #expect(pages > 10)
        }
    }

    @Test func `where several crawls are in storage, one has to be named`() throws {
        try Command.with { crawl throws in
            #expect(
                try crawl.run("export").errors == "crawl: no crawl is in storage; name its file\n"
            )
            try crawl.makeDirectory("storage")
            for name in ["b", "a"] { try crawl.write("", to: "storage/\(name).sqlite") }
            for words in [["export"], ["sql", "SELECT 1"], ["queue", "ls"]] {
                let ending = try crawl.run(words)
                #expect(ending.status == 2)
                let sentence =
                    "crawl: 2 crawls are in storage; "
                    + "name the file of one, such as storage/a.sqlite\n"
                #expect(ending.errors == sentence)
            }
        }
    }

    @Test func `a page that is as it was counts as one that came anew`() throws {
        try Command.with { crawl throws in
            let web = try ChangingWeb(["/": "<a href=/a>a</a>", "/a": "a"])
            for _ in 1...2 { #expect(try crawl.run("-q", web.base).isSilent) }
            for (status, count) in [("200", 2), ("2xx", 2), ("304", 2), ("3xx", 2), ("4xx", 0)] {
                let ending = try crawl.run("export", "--format", "jsonl", "--status", status)
                #expect(ending.output.split(separator: "\n").count == count, "\(status)")
            }
        }
    }

    @Test func `a file that is there stays, unless force is typed`() throws {
        try afterDemo { crawl in
            #expect(try crawl.run("export", "-q", "-o", "out.csv").isSilent)
            let second = try crawl.run("export", "-o", "out.csv")
            #expect(second.status == 2)
            #expect(
                second.lines == [
                    "crawl: error[E-EXPORT-EXISTS]: \"out.csv\" exists; --force replaces it"
                ]
            )
            #expect(try crawl.run("export", "-q", "--force", "-o", "out.csv").isSilent)
        }
    }

    @Test func `a host may be typed in any letters`() throws {
        try afterDemo { crawl in
            let words = ["export", "--format", "csv", "--table", "urls", "--host"]
            let hosts = try crawl.run("sql", "--format", "csv", "SELECT max(host) FROM host")
            let host = try #require(hosts.output.split(separator: "\r\n").last)
            let lines = try crawl.run(words + [String(host)]).output
            #expect(lines.split(separator: "\r\n").count > 1)
            #expect(try crawl.run(words + [host.uppercased()]).output == lines)
        }
    }

    @Test func `what cannot be written goes by the name that was typed`() throws {
        try afterDemo { crawl in
            for name in ["no/x.csv", "no/x.sqlite"] {
                let ending = try crawl.run("export", "-o", name)
                #expect(ending.status == 5)
                #expect(ending.errors.contains("]: cannot write \"\(name)\": "))
            }
        }
    }

    @Test func `nothing takes the place of a crawl, not even with force`() throws {
        try afterDemo { crawl in
            let file = "storage/demo.sqlite"
            try crawl.execute("PRAGMA application_id=\(0x4352_5742)", on: "bodies.sqlite")
            let before = try crawl.bytes(of: file)
            for words in [
                ["export", file, "-o", "./" + file], ["export", "-o", "bodies.sqlite"],
                ["export", "--format", "csv", "-o", file], ["report", "-o", file],
                ["export", "-o", "new.sqlite", "--datasette-metadata", file],
            ] {
                let ending = try crawl.run(words + ["--force"])
                #expect(ending.status == 2, "\(words)")
                #expect(ending.lines.last?.hasSuffix("is a crawl; name another file by -o") == true)
            }
            #expect(try crawl.bytes(of: file) == before)
        }
    }

    @Test func `a pipe stays a pipe and is given what a file would have`() throws {
        try afterDemo { crawl in
            var piped = crawl
            let script = "mkfifo $0; cat $0 & \"$@\" && test -p $0 && wait"
            piped.prefix = ["sh", "-c", script, "pipe.csv"]
            let whole = try crawl.run("export", "--format", "csv")
            let taken = try piped.run("export", "--force", "-q", "-o", "pipe.csv")
            #expect(taken.output == whole.output)
            let stream = try crawl.run("export", "--format", "csv", "-o", "/dev/stdout")
            #expect(stream.output == whole.output && stream.errors.isEmpty)
            let database = try crawl.run("export", "--format", "sqlite", "-o", "/dev/null")
            #expect(database.status == 5)
            #expect(database.lines.last?.hasSuffix(#""/dev/null": Illegal seek"#) == true)
        }
    }

    @Test func `others may have an export as far as the user's mask lets them`() throws {
        try afterDemo { crawl in
            for (mask, mode) in [("022", "644"), ("027", "640"), ("077", "600")] {
                var masked = crawl
                let script = "umask \(mask); \"$@\" -q --force -o x.$0 && stat -c %a x.$0"
                for (verb, ending) in [
                    ("export", "csv"), ("export", "sqlite"), ("export", "xml"), ("report", "html"),
                ] {
                    masked.prefix = ["sh", "-c", script, ending]
                    let output = try masked.run(verb).output
                    #expect(output == "\(mode)\n", "\(ending)")
                }
            }
        }
    }

    @Test func `who stops reading hears no complaint, and a full disk is one`() throws {
        try afterDemo { crawl in
            var piped = crawl
            piped.prefix = ["sh", "-c", "\"$@\" | head -n 1", "sh"]
            let ending = try piped.run("export", "--table", "links")
            #expect(ending.status == 0 && ending.errors.isEmpty)
            var full = crawl
            full.prefix = ["sh", "-c", "exec \"$@\" >/dev/full", "sh"]
            let failure = try full.run("export")
            #expect(failure.status == 5)
            #expect(
                failure.lines == [
                    "crawl: error[E-EXPORT-UNWRITABLE]: "
                        + "cannot write \"standard output\": No space left on device"
                ]
            )
        }
    }

    @Test func `a terminal is not steered by what servers said, a file has it as it is`() throws {
        try afterDemo { crawl in
            let file = "storage/demo.sqlite"
            try SQLiteConnection(opening: crawl.path(file), for: .writing)
                .execute("UPDATE page SET title='a' || char(8238, 127, 155) || 'b'")
            var shown = crawl
            shown.prefix = ["sh", "-c", "script -qec \"$*\" /dev/null", "sh"]
            let words = ["export", file, "--format", "jsonl"]
            #expect(try shown.run(words).output.contains(#"a\u{202E}\x7F\u{9B}b"#))
            #expect(try crawl.run(words).output.contains("a\u{202E}\u{7F}\u{9B}b"))
        }
    }

    @Test(arguments: [
        (["export"], "crawl: no crawl is in storage; name its file"),
        (["export", "x", "y"], #"crawl: "y" means nothing to crawl export"#),
        (["export", "x", "--format", "xls"], #"crawl: --format "xls" is none of sqlite"#),
        (["export", "x", "--table", "t"], #"crawl: --table "t" is none of pages, links"#),
        (
            ["export", "x", "-o", "x.warc.gz", "--table", "links"],
            #"crawl: --table "links" means nothing to the format warc"#
        ),
        (["export", "x", "--format", "links", "--table", "urls"], #"crawl: --table "urls" means"#),
        (["export", "x", "--format", "sqlite"], "crawl: a database goes to a file; name it by -o"),
        (
            ["export", "x", "-o", "y.jsonl.gz"],
            #"crawl: the name "y.jsonl.gz" ends like no format; choose one by --format"#
        ),
        (["export", "x", "-o", "data"], #"crawl: the name "data" ends like no format"#),
        (["export", "x", "--status", "4yy"], #"crawl: --status "4yy" is no status such as 200"#),
        (["export", "x", "--status", "299-200"], #"crawl: --status "299-200" is no status"#),
        (["export", "x", "--since", "May"], #"crawl: --since "May" is no date such as"#),
        (["export", "x", "--depth", "1"], "crawl: --depth means nothing to crawl export"),
    ])
    func `what cannot be meant is said in one line`(words: [String], sentence: String) throws {
        try Command.with { crawl in
            let ending = try crawl.run(words)
            #expect(ending.status == 2)
            #expect(ending.lines.count == 1 && ending.output.isEmpty)
            #expect(ending.lines.first?.hasPrefix(sentence) == true, "\(ending.errors)")
        }
    }
}
