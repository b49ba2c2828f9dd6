import Testing

@testable import Linux

struct ResourceLimitsTests {
    @Test func `the limit of open files is raised as far as it goes, and stays`() throws {
        let count = try ResourceLimits.raiseOpenFiles()
        #expect(count >= 256)
        #expect(try ResourceLimits.raiseOpenFiles() == count)
    }

    @Test func `there is room for many files before they are opened`() throws {
        let count = try ResourceLimits.raiseOpenFiles()
        let status = try FileDescriptor.open("/proc/self/status", for: .reading)
            .readAll(limit: 65_536)
        let lines = String(decoding: status, as: UTF8.self).split(separator: "\n")
        let size = try #require(lines.first { $0.hasPrefix("FDSize:") }).split(separator: "\t")
        #expect(try #require(size.last.flatMap { Int($0) }) >= min(count, 65_536))
    }

    @Test func `there is a processor`() {
        #expect(ResourceLimits.processorCount >= 1)
    }
}
