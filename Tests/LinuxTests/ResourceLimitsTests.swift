import Testing

@testable import Linux

struct ResourceLimitsTests {
    @Test func `the limit of open files is raised as far as it goes, and stays`() throws {
        let count = try ResourceLimits.raiseOpenFiles()
        #expect(count >= 256)
        #expect(try ResourceLimits.raiseOpenFiles() == count)
    }

    @Test func `there is a processor`() {
        #expect(ResourceLimits.processorCount >= 1)
    }
}
