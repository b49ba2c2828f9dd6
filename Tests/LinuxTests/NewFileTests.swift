import CrawlTestSupport
import Linux
import Testing

struct NewFileTests {
    private func write(_ text: String, to path: String) throws {
        try FileDescriptor.open(path, for: .readingAndWriting).writeAll(Array(text.utf8))
    }

    private func text(of path: String) throws -> String {
        let bytes = try FileDescriptor.open(path, for: .reading).readAll(limit: 100)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `A18: a file has its name when it is whole, and not before`() throws {
        try TemporaryDirectory.with { directory in
            let path = directory + "/out"
            do {
                let file = try NewFile(named: path, replaces: false)
                try write("half", to: file.part)
            }
            #expect(Directory.names(in: directory).isEmpty)
            let file = try NewFile(named: path, replaces: false)
            try write("whole", to: file.part)
            #expect(!FileDescriptor.isTaken(path))
            try file.keep()
            #expect(Directory.names(in: directory) == ["out"])
            #expect(try text(of: path) == "whole")
        }
    }

    @Test func `I9: what has the name stays, unless it may be replaced`() throws {
        try TemporaryDirectory.with { directory in
            let path = directory + "/out"
            try write("old", to: path)
            #expect(throws: Errno.fileExists) {
                _ = try NewFile(named: path, replaces: false)
            }
            let file = try NewFile(named: path, replaces: true)
            try write("new", to: file.part)
            try file.keep()
            #expect(try text(of: path) == "new")
        }
    }

    @Test func `I9: a name taken meanwhile stays with who took it`() throws {
        try TemporaryDirectory.with { directory in
            let path = directory + "/out"
            let file = try NewFile(named: path, replaces: false)
            try write("ours", to: file.part)
            try write("theirs", to: path)
            do throws(Errno) {
                try file.keep()
                Issue.record("A taken name was taken again.")
            } catch {
                #expect(error == .fileExists)
            }
            #expect(try text(of: path) == "theirs")
            #expect(Directory.names(in: directory) == ["out"])
        }
    }

    @Test func `what a process that died has left is removed, and nothing else`() throws {
        try TemporaryDirectory.with { directory in
            // No process has the largest number that there is.
            let names = [
                "out.2147483647.part", "out.1.part", "out.x.part", "other.2147483647.part",
            ]
            for name in names { try write("", to: "\(directory)/\(name)") }
            _ = try NewFile(named: directory + "/out", replaces: false)
            #expect(Directory.names(in: directory) == names.dropFirst().sorted())
        }
    }
}
