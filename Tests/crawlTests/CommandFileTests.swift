import CrawlTestSupport
import Linux
import Testing

struct CommandFileTests {
    private static let advice = "nothing was touched; check path and permissions"
    private let web: SmallWeb

    init() throws {
        web = try SmallWeb(["/": "<a href=/a>a</a>", "/a": ""])
    }

    @Test(arguments: [
        ("missing/x.sqlite", "cannot open missing/x.sqlite: No such file or directory"),
        ("file/x.sqlite", "cannot open file/x.sqlite: Not a directory"),
        ("/proc/x.sqlite", "cannot open /proc/x.sqlite: No such file or directory"),
        ("folder", "cannot open folder: Is a directory"),
    ])
    func `a place where no file can be is named`(file: String, cause: String) throws {
        try Command.with { crawl throws in
            try crawl.makeDirectory("folder")
            try crawl.write("text", to: "file")
            let ending = try crawl.run("-o", file, web.base)
            #expect(ending.status == 5)
            #expect(ending.output.isEmpty)
            #expect(
                ending.errors == "crawl: error[E-STORE-UNREACHABLE]: \(cause); \(Self.advice)\n"
            )
            #expect(crawl.files == ["file", "folder"])
            #expect(web.requests.isEmpty)
        }
    }

    @Test func `a file that was moved away is named, and has all that was committed`() throws {
        try Command.with { crawl throws in
            let endless = try EndlessWeb()
            let call = try crawl.start(["-o", "x.sqlite", "--depth", "inf", endless.seed])
            endless.web.waitForRequests(20)
            try FileDescriptor.rename(crawl.path("x.sqlite"), replacing: crawl.path("y.sqlite"))
            endless.end()
            let ending = try call.wait()
            #expect(ending.status == 5)
            #expect(
                ending.errors == "crawl: error[E-STORE-MOVED]: x.sqlite was moved or removed while "
                    + "the crawl wrote to it; what was committed went with it; "
                    + "put it back and run the same command again\n"
            )
            #expect(try crawl.run("check", "y.sqlite").status == 0)
        }
    }

    @Test(.enabled(if: Unprivileged.isPossible, "nobody else can run the command here"))
    func `a directory that is closed to us is named`() throws {
        try Command.with { crawl throws in
            var stranger = crawl
            stranger.prefix = Unprivileged.prefix
            try Unprivileged.open(crawl.directory)
            try crawl.makeDirectory("frozen")
            try Unprivileged.freeze(crawl.path("frozen"))
            let ending = try stranger.run("-o", "frozen/x.sqlite", web.base)
            #expect(ending.status == 5)
            #expect(
                ending.errors == "crawl: error[E-STORE-UNREACHABLE]: "
                    + "cannot open frozen/x.sqlite: Permission denied; \(Self.advice)\n"
            )
            let unnamed = try stranger.start(["-q", web.base]).wait()
            #expect(unnamed.isSilent, "\(unnamed.errors)")
            #expect(crawl.files == ["frozen", "storage"])
        }
    }

    @Test(.enabled(if: Unprivileged.isPossible, "nobody else can run the command here"))
    func `a crawl that is read-only stays as it is`() throws {
        try Command.with { crawl throws in
            var stranger = crawl
            stranger.prefix = Unprivileged.prefix
            try #require(try crawl.run("-q", "-o", "x.sqlite", web.base).isSilent)
            try Unprivileged.open(crawl.directory)
            try Unprivileged.open(crawl.path("x.sqlite.lock"))
            try Unprivileged.freeze(crawl.path("x.sqlite"))
            let before = try crawl.bytes(of: "x.sqlite")
            let ending = try stranger.run("-o", "x.sqlite", web.base + "/b")
            #expect(ending.status == 5)
            #expect(
                ending.errors == "crawl: error[E-STORE-READ-ONLY]: "
                    + "cannot write x.sqlite: it is read-only; \(Self.advice)\n"
            )
            #expect(try crawl.bytes(of: "x.sqlite") == before)
        }
    }

    @Test(arguments: [
        "PRAGMA application_id=1; CREATE TABLE a(b)", "CREATE TABLE a(b)",
        "PRAGMA user_version=1; CREATE TABLE page(a); CREATE TABLE url(a)",
    ])
    func `A13: the database of another program stays as it is`(sql: String) throws {
        try Command.with { crawl throws in
            try crawl.execute(sql)
            try refuses(crawl, as: "FOREIGN", "it is not a crawl", "name another file")
        }
    }

    @Test(arguments: ["text", String(repeating: "SQLite format 4\0", count: 4_096)])
    func `a file that is no database stays as it is`(text: String) throws {
        try Command.with { crawl throws in
            try crawl.write(text, to: "x.sqlite")
            try refuses(crawl, as: "FOREIGN", "it is not a crawl", "name another file")
        }
    }

    @Test func `A12: the file of a newer version stays as it is`() throws {
        try Command.with { crawl throws in
            try #require(try crawl.run("-q", "-o", "x.sqlite", web.base).isSilent)
            try crawl.execute("PRAGMA user_version=99")
            try refuses(
                crawl,
                as: "NEWER",
                "it was made by a newer crawl (schema 99)",
                "name another file"
            )
        }
    }

    @Test func `an older crawl takes no question or order that it cannot heed`() throws {
        try Command.with { crawl throws in
            let web = try SmallWeb(["/": "<a href=/a></a>"])
            try #require(try crawl.run("-q", "-o", "x.sqlite", web.base).isSilent)
            try crawl.execute(
                """
                DROP TABLE command; ALTER TABLE host RENAME COLUMN paused_at TO old_1;
                ALTER TABLE url RENAME COLUMN reach TO old_2; PRAGMA user_version=3
                """
            )
            for words in [
                ["why", web.base], ["queue", "ls"], ["host", "ls"], ["check"],
                ["queue", "hold", "*"], ["host", "pause", "127.0.0.1:\(web.port)"],
            ] {
                let ending = try crawl.run(words + ["x.sqlite"])
                #expect(ending.status == 6, "\(words)")
                #expect(
                    ending.errors == "crawl: error[E-STORE-OLDER]: cannot use x.sqlite for that: "
                        + "it was made by an older crawl (schema 3); nothing was touched; "
                        + "the next crawl into it brings it up to date\n",
                    "\(words)"
                )
            }
            #expect(!crawl.files.contains("x.sqlite.orders"))
            #expect(try crawl.run("status", "x.sqlite").status == 0)
        }
    }

    @Test func `what is no crawl has no lock beside it either`() throws {
        try Command.with { crawl throws in
            try crawl.write("text", to: "text")
            #expect(try ChildProcess(["mkfifo", crawl.path("pipe")]).wait() == 0)
            for file in ["text", "pipe", "/dev/null"] {
                let ending = try crawl.run("-o", file, web.base)
                #expect(ending.status == 6)
                #expect(
                    ending.errors == "crawl: error[E-STORE-FOREIGN]: cannot use \(file): "
                        + "it is not a crawl; nothing was touched; name another file\n"
                )
            }
            #expect(crawl.files == ["pipe", "text"])
            #expect(!FileDescriptor.isTaken("/dev/null.lock"))
            #expect(web.requests.isEmpty)
        }
    }

    @Test func `a damaged file stays as it is`() throws {
        try Command.with { crawl throws in
            try #require(try crawl.run("-q", "-o", "x.sqlite", web.base).isSilent)
            let whole = try crawl.bytes(of: "x.sqlite")
            var bytes = whole
            for index in 98_304..<(bytes.count - 32_768) { bytes[index] = 0xAA }
            try crawl.replace("x.sqlite", by: bytes)
            let ending = try crawl.run("-o", "x.sqlite", web.base)
            #expect(ending.status == 6)
            #expect(ending.lines.count == 1)
            let line = ending.lines.first ?? ""
            #expect(line.hasPrefix("crawl: error[E-STORE-CORRUPT]: cannot use x.sqlite: "))
            #expect(
                line.hasSuffix("; nothing was touched; restore it from a copy, or begin anew")
            )
            #expect(try crawl.bytes(of: "x.sqlite") == bytes)
            try crawl.replace("x.sqlite", by: whole)
        }
    }

    private func refuses(
        _ crawl: Command,
        as kind: String,
        _ cause: String,
        _ advice: String
    ) throws {
        let before = try crawl.bytes(of: "x.sqlite")
        let count = web.requests.count
        let ending = try crawl.run("-o", "x.sqlite", web.base)
        #expect(ending.status == 6)
        #expect(ending.output.isEmpty)
        #expect(
            ending.errors == "crawl: error[E-STORE-\(kind)]: cannot use x.sqlite: \(cause); "
                + "nothing was touched; \(advice)\n"
        )
        #expect(try crawl.bytes(of: "x.sqlite") == before)
        #expect(crawl.files.filter { $0 != "x.sqlite.lock" } == ["x.sqlite"])
        #expect(web.requests.count == count)
    }

    @Test func `an empty file is as good as none`() throws {
        try Command.with { crawl throws in
            try crawl.write("", to: "x.sqlite")
            #expect(try crawl.run("-q", "-o", "x.sqlite", web.base).isSilent)
            #expect(try crawl.pages().count == 2)
        }
    }

    @Test func `a file that another crawl holds is left to it`() throws {
        try Command.with { crawl throws in
            let web = try EndlessWeb()
            let first = try crawl.start(["-o", "x.sqlite", "--depth", "inf", web.seed])
            web.web.waitForRequests(3)
            let owner = String(decoding: try crawl.bytes(of: "x.sqlite.lock"), as: UTF8.self)
            let second = try crawl.run("-o", "x.sqlite", web.seed)
            #expect(second.status == 75)
            #expect(second.output.isEmpty)
            #expect(
                second.errors == "crawl: error[E-STORE-LOCKED]: another crawl holds x.sqlite "
                    + "(process \(owner)); nothing was touched; "
                    + "wait for it, or name another file by -o\n"
            )
            let report = try crawl.run("status", "x.sqlite")
            #expect(report.output.hasPrefix("x.sqlite: running (process \(owner))\n"))
            web.end()
            #expect(try first.wait().status == 0)
            #expect(try crawl.pages() == web.pages)
            #expect(try crawl.states() == ["finished"])
            #expect(try crawl.column("PRAGMA integrity_check") == ["ok"])
        }
    }

    @Test func `a finished crawl leaves one file and its lock, and can be asked again`() throws {
        try Command.with { crawl throws in
            let first = try crawl.run("-o", "x.sqlite", web.base)
            #expect(first.status == 0)
            #expect(first.output.isEmpty)
            #expect(first.lines.count == 1)
            #expect(first.errors.hasPrefix("crawl: 2 pages, 0 failed, "))
            #expect(first.errors.hasSuffix("; x.sqlite\n"))
            #expect(crawl.files == ["x.sqlite", "x.sqlite.lock"])
            let count = web.requests.count
            let second = try crawl.run("-o", "x.sqlite", "--refresh", "never", web.base)
            #expect(second.status == 0)
            #expect(second.errors == "crawl: nothing is left to do in x.sqlite\n")
            #expect(web.requests.count == count)
            #expect(try crawl.states() == ["finished", "finished"])
        }
    }
}
