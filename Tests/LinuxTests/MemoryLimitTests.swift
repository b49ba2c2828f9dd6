import CrawlTestSupport
import Testing

@testable import Linux

struct MemoryLimitTests {
    /// Runs the body beside groups with limits.
    private func with(_ limits: [String: String], _ body: (String) -> Void) throws {
        try TemporaryDirectory.with { root throws in
            for (path, text) in limits {
                var folder = root
                for name in path.split(separator: "/").dropLast() {
                    folder += "/\(name)"
                    try? FileDescriptor.makeDirectory(folder)
                }
                let file = try FileDescriptor.open("\(root)/\(path)", for: .creating)
                try file.writeAll(Array(text.utf8))
            }
            body(root)
        }
    }

    @Test func `B7: the least limit of a group and of those around it counts`() throws {
        let limits = [
            "system/crawl/memory.max": "500000\n", "system/memory.max": "max\n",
            "memory.max": "400000\n", "other/memory.max": "1\n",
        ]
        try with(limits) { root in
            #expect(MemoryLimit.bytes(of: "0::/system/crawl\n", below: root) == 400_000)
            #expect(MemoryLimit.bytes(of: "0::/\n", below: root) == 400_000)
        }
    }

    @Test func `groups of the older kind count, too`() throws {
        let limits = [
            "memory/a/memory.limit_in_bytes": "7000\n",
            "memory/memory.limit_in_bytes": "9223372036854771712\n", "cpu/memory.max": "1\n",
        ]
        let groups = "12:cpu,cpuacct:/\n4:memory:/a/b\n1:name=systemd:/a\n0::/\n"
        try with(limits) { root in
            #expect(MemoryLimit.bytes(of: groups, below: root) == 7_000)
        }
    }

    @Test(arguments: ["", "\n", "0::/\n", "4:memory:/\n", "4:memory", "::::", "0::/../x\n"])
    func `where nobody sets a limit there is none`(groups: String) throws {
        let limits = ["memory.max": "max\n", "memory/memory.limit_in_bytes": "9223372036854771712"]
        try with(limits) { root in
            #expect(MemoryLimit.bytes(of: groups, below: root) == nil)
        }
    }
}
