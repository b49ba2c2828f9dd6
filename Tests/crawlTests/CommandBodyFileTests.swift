import Linux
import Testing

/// Bodies in a file of their own: all who print them find it by themselves.
struct CommandBodyFileTests {
    private static let pages = [
        "/0": "<title>first</title><a href=/1>1</a><a href=/2>2</a>", "/1": "one", "/2": "two",
    ]
    private let count = "SELECT count(*) FROM body"

    /// Crawls with more words, and shows what is left.
    private func crawl(
        _ words: [String] = ["--bodies-file", "x.bodies"],
        _ body: (Command, SmallWeb) throws -> Void
    ) throws {
        let web = try SmallWeb(Self.pages)
        try Command.with { crawl throws in
            let ending = try crawl.run(["-q", "-o", "x.sqlite", "\(web.base)/0"] + words)
            try #require(ending.isSilent, "\(ending.errors)")
            try body(crawl, web)
        }
    }

    @Test func `bodies in a file of their own are found by all who print them`() throws {
        try crawl { crawl, web throws in
            #expect(crawl.files == ["x.bodies", "x.sqlite", "x.sqlite.lock"])
            #expect(try crawl.column(count, of: "x.bodies") == ["3"])
            let table = "SELECT count(*) FROM sqlite_schema WHERE name='body'"
            #expect(try crawl.column(table) == ["0"])
            for (path, text) in Self.pages {
                let cat = try crawl.run("cat", web.base + path, "x.sqlite")
                #expect((cat.status, cat.output) == (0, text))
            }
            let export = try crawl.run("export", "x.sqlite", "--format", "jsonl", "--bodies")
            #expect(export.output.contains("<title>first</title>"))
            let archive = try crawl.run("export", "x.sqlite", "-o", "x.warc.gz")
            #expect(archive.status == 0, "\(archive.errors)")
            #expect(try crawl.run("sql", "--format", "csv", count, "x.sqlite").output.contains("3"))
            let status = try crawl.run("status", "x.sqlite")
            #expect(status.output.contains("x.sqlite: finished\n  bodies in x.bodies\n"))
            let check = try crawl.run("check", "x.sqlite")
            let proof = "x.sqlite, with its bodies in x.bodies: every promise holds\n"
            #expect(check.output == proof)
        }
    }

    @Test func `later runs find the file without a word, and read it again`() throws {
        try crawl { crawl, web throws in
            #expect(try crawl.run("reparse", "-q", "x.sqlite").isSilent)
            for words in [[], ["--bodies-file", "./x.bodies"]] {
                let again = try crawl.run(["-q", "-o", "x.sqlite", "\(web.base)/0"] + words)
                #expect(again.isSilent, "\(again.errors)")
            }
            #expect(web.targets.count == 9)
            #expect(try crawl.column(count, of: "x.bodies") == ["3"])
            #expect(try crawl.column("SELECT count(*) FROM run") == ["4"])
            #expect(crawl.files == ["x.bodies", "x.sqlite", "x.sqlite.lock"])
        }
    }

    @Test func `a death between two commits leaves what nobody names, until the next run`() throws {
        try crawl { crawl, web throws in
            // The dictionary of a body is kept with its page.
            try crawl.execute("INSERT INTO body VALUES(4,2,7,1,x'00')", on: "x.bodies")
            #expect(try crawl.run("check", "-q", "x.sqlite").isSilent)
            #expect(try crawl.run("cat", "\(web.base)/2", "x.sqlite").output == "two")
            let again = try crawl.run(["-q", "-o", "x.sqlite", "--refresh=0", "\(web.base)/0"])
            #expect(again.isSilent, "\(again.errors)")
            #expect(try crawl.column(count, of: "x.bodies") == ["3"])
        }
    }

    @Test func `both files may move together`() throws {
        try crawl { crawl, web throws in
            try crawl.makeDirectory("other")
            for name in ["x.sqlite", "x.bodies"] {
                try FileDescriptor.rename(crawl.path(name), replacing: crawl.path("other/\(name)"))
            }
            #expect(try crawl.run("cat", "\(web.base)/1", "other/x.sqlite").output == "one")
            #expect(try crawl.run("check", "other/x.sqlite").status == 0)
        }
    }

    @Test func `a file elsewhere is found from anywhere`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb(Self.pages)
            try crawl.makeDirectory("a")
            try crawl.makeDirectory("b")
            let words = ["-q", "-o", "a/x.sqlite", "--bodies-file", "b/x.bodies", "\(web.base)/0"]
            #expect(try crawl.run(words).isSilent)
            var elsewhere = crawl
            elsewhere.prefix = ["env", "-C", crawl.path("b")]
            let cat = try elsewhere.run("cat", "\(web.base)/2", "../a/x.sqlite")
            #expect((cat.status, cat.output) == (0, "two"))
            #expect(try elsewhere.run("check", "../a/x.sqlite").status == 0)
        }
    }

    @Test(arguments: ["missing", "foreign", "another"])
    func `what is not the file of its bodies is told, and nothing is done`(kind: String) throws {
        try crawl { crawl, web throws in
            try FileDescriptor.rename(crawl.path("x.bodies"), replacing: crawl.path("kept"))
            switch kind {
            case "foreign": try crawl.execute("CREATE TABLE body(a)", on: "x.bodies")
            case "another":
                let words = ["-q", "-o", "y.sqlite", "--bodies-file", "x.bodies", "\(web.base)/1"]
                #expect(try crawl.run(words).isSilent)
            default: break
            }
            let asked = web.targets.count
            let calls = [
                ["-q", "-o", "x.sqlite", "\(web.base)/0"], ["cat", "\(web.base)/1", "x.sqlite"],
                ["check", "x.sqlite"], ["export", "x.sqlite", "--bodies", "-o", "x.jsonl"],
            ]
            for call in calls {
                let ending = try crawl.run(call)
                #expect(ending.status == 6, "\(call): \(ending.errors)")
                #expect(ending.errors.contains("x.bodies for the bodies of x.sqlite: "))
            }
            #expect(web.targets.count == asked)
            let pages = ["sql", "--format", "csv", "SELECT count(*) AS n FROM pages", "x.sqlite"]
            #expect(try crawl.run(pages).output == "n\r\n3\r\n")
            let status = try crawl.run("status", "x.sqlite")
            #expect(status.status == 0)
            #expect(status.output.contains("x.bodies, which is not there") == (kind == "missing"))
            try? FileDescriptor.removeFile(crawl.path("x.bodies"))
            try FileDescriptor.rename(crawl.path("kept"), replacing: crawl.path("x.bodies"))
            if kind == "another" { try FileDescriptor.removeFile(crawl.path("y.sqlite")) }
            #expect(try crawl.run("check", "x.sqlite").status == 0)
        }
    }

    @Test func `bodies stay where they began`() throws {
        try crawl { crawl, web throws in
            let words = ["-q", "-o", "x.sqlite", "--bodies-file", "z.bodies", "\(web.base)/0"]
            let other = try crawl.run(words)
            #expect(other.status == 2)
            #expect(other.errors.contains("cannot go on with x.sqlite: it has its bodies in "))
            #expect(!crawl.files.contains("z.bodies"))
            let taken = ["-q", "-o", "y.sqlite", "--bodies-file", "x.bodies", "\(web.base)/0"]
            #expect(try crawl.run(taken).status == 6)
            let same = ["-q", "-o", "y.sqlite", "--bodies-file", "./y.sqlite", "\(web.base)/0"]
            #expect(try crawl.run(same).status == 6)
            #expect(!crawl.files.contains("y.sqlite"))
        }
        try crawl([]) { crawl, web throws in
            let words = ["-q", "-o", "x.sqlite", "--bodies-file", "x.bodies", "\(web.base)/0"]
            let ending = try crawl.run(words)
            #expect(ending.status == 2)
            #expect(ending.errors.contains("it has its bodies in itself"))
            #expect(!crawl.files.contains("x.bodies"))
        }
    }
}
