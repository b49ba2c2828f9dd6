import Testing

@testable import Linux

struct FileDescriptorTests {
    @Test func `what is written is read again`() throws {
        let path = temporaryPath()
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
        let file = try FileDescriptor.open(path, for: .creating)
        try file.writeAll(bytes)
        try file.close()
        let again = try FileDescriptor.open(path, for: .reading)
        #expect(try again.readAll(limit: 200_000) == bytes)
    }

    @Test func `a file above the limit is refused`() throws {
        let path = temporaryPath()
        try FileDescriptor.open(path, for: .creating).writeAll([1, 2, 3])
        #expect(throws: Errno.fileTooLarge) {
            try FileDescriptor.open(path, for: .reading).readAll(limit: 2)
        }
    }

    @Test func `a missing file and a directory say what they are`() {
        #expect(throws: Errno.noSuchFile) {
            _ = try FileDescriptor.open("/nonexistent/file", for: .reading)
        }
        #expect(throws: Errno.isDirectory) {
            try FileDescriptor.open("/tmp", for: .reading).readAll(limit: 10)
        }
        #expect(Errno.noSuchFile.description == "No such file or directory")
    }

    @Test func `a lock is held once and comes free with its owner`() throws {
        let path = temporaryPath()
        do {
            let lock = try FileLock(at: path, note: "42")
            #expect(throws: Errno.wouldBlock) { _ = try FileLock(at: path, note: "43") }
            #expect(FileLock.note(at: path) == "42")
            _ = consume lock
        }
        _ = try FileLock(at: path, note: "44")
        #expect(FileLock.note(at: path) == "44")
    }
}

private func temporaryPath() -> String {
    "/tmp/crawl-test-\(UInt64.random(in: 0...(.max)))"
}
