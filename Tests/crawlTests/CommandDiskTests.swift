import CrawlDemo
import CrawlTestSupport
import Linux
import Testing

/// Disks that are full, nearly so, or not to be written to.
@Suite(.enabled(if: SmallDisk.isPossible, "mounting a small disk is not allowed here"))
struct CommandDiskTests {
    /// Pages of so many bytes that hardly become smaller.
    private static func web(pages: Int, of size: Int) throws -> SmallWeb {
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/".utf8)
        return try SmallWeb { request in
            guard let number = Int(request.target.dropFirst()), number <= pages else {
                return .text("none\n", status: 404)
            }
            var dice = SeededGenerator(seed: UInt64(number))
            var text = "<a href=/\(number + 1)>next</a>"
            for _ in 0..<size / 64 {
                let word = (0..<64).map { _ in letters[Int.random(in: 0..<64, using: &dice)] }
                text += String(decoding: word, as: UTF8.self) + " "
            }
            return .html(text)
        }
    }

    @Test(arguments: [[], ["--bodies-file"]])
    func `A5: a disk that fills up ends a crawl, which goes on when there is room`(
        option: [String]
    ) throws {
        try Command.with { crawl throws in
            let disk = try SmallDisk(kibibytes: 65_536, in: crawl.directory)
            let web = try Self.web(pages: 40, of: 64 << 10)
            let full = disk.path + "/full"
            let file = option.isEmpty ? full : crawl.path("x.sqlite")
            let limits = ["--depth", "inf", "--min-free", "0", "--refresh", "never"]
            let place = option.map { "\($0)=\(full)" }
            let words = ["-q", "-o", file] + limits + place + [web.base + "/1"]
            // However many pages come before the next commit, these are kept.
            #expect(try crawl.run(words + ["--max-pages", "2"]).isSilent)
            try disk.resize(toKibibytes: 2_048)
            let ending = try crawl.run(words)
            #expect(ending.status == 5)
            #expect(ending.lines.count == 1)
            let complaint = "crawl: error[E-STORE-FULL]: cannot commit to \(full): no space left; "
            #expect(ending.errors.hasPrefix(complaint))
            let advice =
                "B are left there, committed pages are safe; "
                + "free space and run the same command again\n"
            #expect(ending.errors.hasSuffix(advice), "\(ending.errors)")
            let kept = try crawl.keptPages(in: file)
            #expect((2..<40).contains(kept.count))
            let count = web.targets.count
            try disk.resize(toKibibytes: 65_536)
            #expect(try crawl.run(words).isSilent)
            #expect(try crawl.keptPages(in: file).count == 40)
            let again = Set(web.targets[count...].map { web.base + $0 })
            #expect(again.intersection(kept).isEmpty)
            #expect(try crawl.run("check", "-q", file).status == 0)
        }
    }

    @Test(arguments: [[], ["--bodies-file"]])
    func `A7: a crawl stops before a disk of its files is full`(option: [String]) throws {
        try Command.with { crawl throws in
            let disk = try SmallDisk(kibibytes: 65_536, in: crawl.directory)
            let web = try EndlessWeb(delay: .milliseconds(5))
            let low = disk.path + "/low"
            let file = option.isEmpty ? low : crawl.path("x.sqlite")
            let least = 32 << 20
            let words =
                ["-q", "-o", file, "--depth", "inf", "--min-free", "32M", web.seed]
                + option.map { "\($0)=\(low)" }
            let call = try crawl.start(words)
            web.web.waitForRequests(10)
            let free = try ResourceReadings.freeBytes(at: disk.path)
            let filler = [UInt8](repeating: 0, count: free - least + 4_096)
            try FileDescriptor.open(disk.path + "/filler", for: .creating).writeAll(filler)
            let ending = try call.wait()
            #expect(ending.status == 7)
            #expect(ending.errors.hasPrefix("crawl: stopped: the disk of \(low) has "))
            #expect(try ResourceReadings.freeBytes(at: disk.path) >= least / 10 * 9)
            try FileDescriptor.removeFile(disk.path + "/filler")
            web.end()
            #expect(try crawl.run(words).isSilent)
            #expect(try crawl.keptPages(in: file).sorted() == web.pages)
        }
    }

    @Test func `A5: a file that may not grow is as a full disk`() throws {
        try Command.with { crawl throws in
            let web = try Self.web(pages: 40, of: 40_000)
            var limited = crawl
            limited.prefix = ["prlimit", "--fsize=600000"]
            let words = ["-q", "-o", "x.sqlite", "--depth", "inf", "--refresh", "never"]
            let ending = try limited.run(words + [web.base + "/1"])
            #expect(ending.status == 5)
            #expect(ending.errors.hasPrefix("crawl: error[E-STORE-FAILED]: cannot use x.sqlite: "))
            #expect(try crawl.run(words + [web.base + "/1"]).isSilent)
            #expect(try crawl.keptPages(in: crawl.path("x.sqlite")).count == 40)
        }
    }

    @Test func `A9: a disk that can only be read is named before any request`() throws {
        try Command.with { crawl throws in
            let disk = try SmallDisk(kibibytes: 4_096, in: crawl.directory)
            let web = try TreeWeb(3)
            let file = disk.path + "/x.sqlite"
            let words = ["-q", "--min-free", "0", web.seed, "-o"]
            try #require(try crawl.run(words + [file]).isSilent)
            try disk.forbidWriting()
            let count = web.web.requests.count
            for path in [file, disk.path + "/y.sqlite"] {
                let ending = try crawl.run(words + [path])
                #expect(ending.status == 5)
                #expect(ending.lines.count == 1)
                #expect(ending.errors.contains("Read-only file system"), "\(ending.errors)")
            }
            #expect(web.web.requests.count == count)
            #expect(try crawl.keptPages(in: file).count == 3)
        }
    }

    @Test func `an order that cannot be written is refused, and leaves nothing`() throws {
        try Command.with { crawl throws in
            let disk = try SmallDisk(kibibytes: 4_096, in: crawl.directory)
            let web = try TreeWeb(3)
            let file = disk.path + "/x.sqlite"
            let limits = ["--min-free", "0", "--max-pages", "1"]
            try #require(try crawl.run(["-q", "-o", file] + limits + [web.seed]).isSilent)
            let names = Directory.names(in: disk.path).sorted()
            let filler = disk.path + "/filler"
            #expect(throws: Errno.noSpace) {
                let zeros = [UInt8](repeating: 0, count: 8 << 20)
                try FileDescriptor.open(filler, for: .creating).writeAll(zeros)
            }
            try crawl.isRefused("E-STORE-FULL", file)
            try FileDescriptor.removeFile(filler)
            try disk.forbidWriting()
            try crawl.isRefused("E-STORE-READ-ONLY", file)
            #expect(Directory.names(in: disk.path).sorted() == names)
        }
    }
}

extension Command {
    /// Gives an order that somebody would have to carry out, and is told why nobody can.
    fileprivate func isRefused(_ code: String, _ file: String) throws {
        let ending = try run("queue", "hold", "*", file)
        #expect(ending.status == 5)
        #expect(ending.errors.hasPrefix("crawl: error[\(code)]: "), "\(ending.errors)")
    }

    /// The URLs of the pages in a file elsewhere, as the manual says how to get them.
    fileprivate func keptPages(in file: String) throws -> [String] {
        let ending = try run("sql", "--format", "csv", "SELECT url FROM pages", file)
        return ending.output.split(whereSeparator: \.isNewline).dropFirst().map(String.init)
    }
}
