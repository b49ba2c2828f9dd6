import CrawlReport
import CrawlTestSupport
import FoundationEssentials
import Linux
import SQLite
import Testing

/// The built command as people run it: a process of its own, in a directory of its own.
struct Command: Sendable {
    /// What a call left behind.
    struct Ending {
        /// The exit status, or 128 plus the number of the signal that ended it.
        let status: Int32
        let output: String
        let errors: String

        /// What was said to people, line by line.
        var lines: [String] {
            errors.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                .dropLast()
        }

        /// True where the call did what it was asked and said nothing at all.
        var isSilent: Bool { status == 0 && output.isEmpty && errors.isEmpty }
    }

    /// A call that is under way.
    struct Call {
        fileprivate let process: ChildProcess
        fileprivate let output: String
        fileprivate let errors: String

        func send(_ signal: Signal) {
            process.send(signal.number)
        }

        func wait() throws -> Ending {
            let status = process.wait()
            return Ending(
                status: status,
                output: String(decoding: try Command.bytes(of: output), as: UTF8.self),
                errors: String(decoding: try Command.bytes(of: errors), as: UTF8.self)
            )
        }
    }

    /// The largest file that a test reads.
    private static let sizeLimit = 1 << 26
    /// Where it works.
    let directory: String
    /// What stands before the command.
    var prefix: [String] = []
    /// So many seconds end a call that hangs, long before anybody loses patience with the suite.
    var patience = 60

    /// Runs the body with the command in an empty directory that is gone afterwards.
    static func with(_ body: (Command) throws -> Void) throws {
        try TemporaryDirectory.with { directory in
            let command = Command(directory: directory)
            try body(command)
            try command.proveCrawls()
        }
    }

    /// Whatever was crawled keeps its promises; a file that does not is kept.
    ///
    /// What other programs made, or newer ones, does not count.
    func proveCrawls(_ place: String = "") throws {
        let names = (files + Directory.names(in: path("storage")).map { "storage/\($0)" })
            .filter { $0.hasSuffix(".sqlite") }
        for name in names {
            guard let check = try? StoreCheck.open(path(name)) else { continue }
            let breaches = try check.breaches().map(\.description)
            #expect(breaches == [], "\(name) \(place)")
            if !breaches.isEmpty { Attachment.record(try bytes(of: name), named: name) }
        }
    }

    /// Calls the command and waits for its end.
    func run(_ words: String..., input: String = "/dev/null") throws -> Ending {
        try start(words, input: input).wait()
    }

    /// Calls the command and waits for its end.
    func run(_ words: [String]) throws -> Ending {
        try start(words).wait()
    }

    /// Calls the command.
    func start(_ words: [String], input: String = "/dev/null") throws -> Call {
        let (output, errors) = (path(".\(UUID().uuidString)"), path(".\(UUID().uuidString)"))
        let process = try ChildProcess(
            ["timeout", "--foreground", "--signal=KILL", "\(patience)", "env", "-C", directory]
                + prefix + [Self.executable] + words,
            input: input,
            output: output,
            errors: errors
        )
        return Call(process: process, output: output, errors: errors)
    }

    /// The program that the build has put beside the tests.
    static let executable: String = {
        let tests = CommandLine.arguments[0]
        let folder = tests.utf8.lastIndex(of: UInt8(ascii: "/")).map { tests[...$0] } ?? "./"
        let isAbsolute = folder.utf8.first == UInt8(ascii: "/")
        return (isAbsolute ? "" : FileManager.default.currentDirectoryPath + "/") + folder + "crawl"
    }()
}

extension Command {
    /// The names of the visible files and directories where it works.
    var files: [String] {
        Directory.names(in: directory).filter { $0.utf8.first != UInt8(ascii: ".") }.sorted()
    }

    func path(_ name: String) -> String { "\(directory)/\(name)" }

    func write(_ text: String, to name: String) throws {
        try FileDescriptor.open(path(name), for: .creating).writeAll(Array(text.utf8))
    }

    func replace(_ name: String, by bytes: [UInt8]) throws {
        try FileDescriptor.removeFile(path(name))
        try FileDescriptor.open(path(name), for: .creating).writeAll(bytes)
    }

    func makeDirectory(_ name: String) throws {
        try FileDescriptor.makeDirectory(path(name))
    }

    func bytes(of name: String) throws -> [UInt8] {
        try Self.bytes(of: path(name))
    }

    /// Runs statements on a database, which is created where it does not exist.
    func execute(_ sql: String, on name: String = "x.sqlite") throws {
        try SQLiteConnection(opening: path(name), for: .creating).execute(sql)
    }

    /// The first column of what a query gives, as text.
    func column(_ sql: String, of name: String = "x.sqlite") throws -> [String] {
        let connection = try SQLiteConnection(opening: path(name), for: .reading)
        var values: [String] = []
        try connection.prepare(sql).forEachRow { values.append($0.text(0) ?? "NULL") }
        return values
    }

    /// The URLs of the pages, as the manual says how to get them.
    func pages(of name: String = "x.sqlite") throws -> [String] {
        try column("SELECT url FROM pages WHERE status=200", of: name).sorted()
    }

    /// How each run ended.
    func states(of name: String = "x.sqlite") throws -> [String] {
        try column("SELECT state FROM run ORDER BY run_id", of: name)
    }

    fileprivate static func bytes(of path: String) throws -> [UInt8] {
        try FileDescriptor.open(path, for: .reading).readAll(limit: sizeLimit)
    }
}
