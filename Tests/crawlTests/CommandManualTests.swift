import CrawlTestSupport
import FoundationEssentials
import Linux
import Testing

/// What the manual gives to be copied.
struct CommandManualTests {
    private static let program = "/usr/local/bin/crawl"

    /// README.md, beside the directory of the tests.
    private static func manual() throws -> String {
        let places = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let bytes = try FileDescriptor.open("/\(places)/README.md", for: .reading)
            .readAll(limit: 1 << 20)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The blocks between fences that begin with a comment of their path.
    private static func files(of manual: String) -> [(path: String, text: String)] {
        manual.split(separator: "```").map(String.init).compactMap { block in
            guard let line = block.split(separator: "\n").dropFirst().first,
                line.hasPrefix("# /etc/"), let path = line.split(separator: " ").dropFirst().first
            else { return nil }
            return (path.filter { $0 != "," }, String(block.drop { $0 != "\n" }))
        }
    }

    @Test func `every line for a crontab has a time and options that there are`() throws {
        let lines = try Self.manual().split(separator: "\n")
            .filter { $0.hasPrefix("    ") && $0.contains(Self.program) }
        #expect(lines.count == 1)
        for line in lines {
            let fields = line.split(separator: " ")
            #expect(
                fields.prefix(5).allSatisfy { field in
                    field.allSatisfy { $0.isNumber || "*/,-".contains($0) }
                }
            )
            #expect(fields[5] == "cd" && fields[7] == "&&" && fields[8] == Self.program)
            try Command.with { crawl throws in
                let words = ["config"] + fields.dropFirst(9).map(String.init)
                let ending = try crawl.run(words)
                #expect(ending.status == 0, "\(ending.errors)")
                #expect(ending.output.contains("quiet = yes "))
            }
        }
    }

    @Test func `a file of options is one`() throws {
        let file = try #require(
            try Self.files(of: Self.manual()).first { $0.path.hasSuffix(".conf") }
        )
        try Command.with { crawl throws in
            try crawl.write(file.text, to: "site.conf")
            let ending = try crawl.run("config", "--config", "site.conf")
            #expect(ending.status == 0, "\(ending.errors)")
            #expect(ending.output.contains("\n[host www.example.org]\n"))
            #expect(ending.output.contains("exclude = *.zip "))
        }
    }

    @Test func `systemd takes the units as they are`() throws {
        let units = try Self.files(of: Self.manual()).filter { $0.path.contains("systemd") }
        #expect(units.map { $0.path.suffix(7) }.sorted() == ["l.timer", "service"])
        try Command.with { crawl throws in
            var paths: [String] = []
            for unit in units {
                let name = String(unit.path.split(separator: "/").last ?? "")
                // It has to be there.
                let text = unit.text.replacing(Self.program, with: Command.executable)
                try crawl.write(text, to: name)
                paths.append(crawl.path(name))
            }
            let errors = crawl.path("errors")
            let words = ["systemd-analyze", "verify", "--man=no"] + paths.sorted()
            guard let process = try? ChildProcess(words, errors: errors) else {
                try Test.cancel("systemd-analyze is not installed")
            }
            #expect(process.wait() == 0)
            let said = String(decoding: try crawl.bytes(of: "errors"), as: UTF8.self)
            #expect(!said.contains("/crawl."), "\(said)")
        }
    }
}
