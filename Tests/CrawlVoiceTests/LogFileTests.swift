import CrawlTestSupport
import Linux
import Testing

@testable import CrawlVoice

struct LogFileTests {
    private func entry(_ level: LogEntry.Level, _ text: String) -> LogEntry {
        var entry = LogEntry(level, text, at: 1_767_225_600_000)
        entry.members = [("url", .text("http://a/\u{1B}\"")), ("status", .number(404))]
        return entry
    }

    private func text(_ path: String) throws -> String {
        let bytes = try FileDescriptor.open(path, for: .reading).readAll(limit: 1 << 20)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `a line of text is a date, a level and a sentence`() {
        #expect(
            LogFormat.text.line(of: entry(.warning, "a\nb\u{202E}"))
                == "2026-01-01T00:00:00Z warning a\\x0Ab\\u{202E}\n"
        )
    }

    @Test func `a line of JSON has what programs want to know apart`() {
        let line = LogFormat.json.line(of: entry(.info, "a\nb"))
        #expect(line.hasSuffix("}\n") && line.filter { $0 == "\n" }.count == 1)
        let json = JSONValue(parsing: Array(line.utf8))
        #expect(json?["time"]?.string == "2026-01-01T00:00:00Z")
        #expect(json?["level"]?.string == "info")
        #expect(json?["message"]?.string == "a\nb")
        #expect(json?["url"]?.string == "http://a/\u{1B}\"")
        #expect(json?["status"]?.number == 404)
    }

    @Test(arguments: LogEntry.Level.allCases)
    func `a log holds its level and graver ones, behind what was there`(
        level: LogEntry.Level
    ) throws {
        try TemporaryDirectory.with { directory throws in
            let path = directory + "/log"
            for _ in 0..<2 {
                var log = try LogFile(path, format: .text, level: level)
                let entries = LogEntry.Level.allCases.map { entry($0, "x") }
                #expect(log.append(entries) == nil)
            }
            let count = LogEntry.Level.allCases.count { $0 <= level }
            #expect(try text(path).filter { $0 == "\n" }.count == 2 * count)
        }
    }

    @Test func `a log that was moved away goes on in a new file`() throws {
        try TemporaryDirectory.with { directory throws in
            let path = directory + "/log"
            var log = try LogFile(path, format: .text, level: .info)
            #expect(log.append([entry(.info, "first")]) == nil)
            try FileDescriptor.rename(path, replacing: path + ".1")
            #expect(log.append([entry(.info, "second")]) == nil)
            log.reopen()
            #expect(log.append([entry(.info, "third")]) == nil)
            #expect(try text(path + ".1").contains("first"))
            #expect(try text(path + ".1").contains("second"))
            #expect(try text(path) == "2026-01-01T00:00:00Z info third\n")
        }
    }

    @Test func `a full disk is told once`() throws {
        var log = try LogFile("/dev/full", format: .text, level: .info)
        #expect(log.append([entry(.info, "a")]) == .noSpace)
        #expect(log.append([entry(.info, "b")]) == nil)
        #expect(log.append([]) == nil)
        log.reopen()
        #expect(log.append([entry(.info, "c")]) == .noSpace)
        #expect(throws: Errno.noSuchFile) {
            try LogFile("/nowhere/log", format: .text, level: .info)
        }
    }
}
