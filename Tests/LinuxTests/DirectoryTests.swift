import CrawlTestSupport
import Testing

@testable import Linux

struct DirectoryTests {
    @Test func `names come sorted and without the directory's own`() throws {
        try TemporaryDirectory.with { path in
            #expect(Directory.names(in: path) == [])
            for name in ["b", "a", ".hidden", "ä", "Z", String(repeating: "n", count: 255)] {
                _ = try FileDescriptor.open("\(path)/\(name)", for: .creating)
            }
            let names = [".hidden", "Z", "a", "b", String(repeating: "n", count: 255), "ä"]
            #expect(Directory.names(in: path) == names)
        }
    }

    @Test(arguments: ["/nonexistent", "/etc/hosts", ""])
    func `what is no directory has no names`(path: String) {
        #expect(Directory.names(in: path) == [])
    }
}
