import Glibc
import Testing

import Linux

struct ProcessEnvironmentTests {
    // In a process of its own: other tests of this one may read variables at the same time.
    @Test func `only the named variables stay`() async {
        await #expect(processExitsWith: .success) {
            unsafe setenv("CRAWL_KEPT", "a b=c", 1)
            unsafe setenv("CRAWL_LOST", "d", 1)
            ProcessEnvironment.keep(only: ["CRAWL_KEPT", "CRAWL_ABSENT"])
            precondition(ProcessEnvironment.value(of: "CRAWL_KEPT") == "a b=c", "It is kept.")
            precondition(ProcessEnvironment.value(of: "CRAWL_LOST") == nil, "It is lost.")
            precondition(ProcessEnvironment.value(of: "CRAWL_ABSENT") == nil, "It never was.")
            precondition(ProcessEnvironment.value(of: "PATH") == nil, "Nobody named it.")
        }
    }
}
