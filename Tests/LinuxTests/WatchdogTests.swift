import Glibc
import Linux
import Testing

struct WatchdogTests {
    @Test func `B11: a loop that stands still ends the process, and it is said where it stood`()
        async throws
    {
        let ending = await #expect(
            processExitsWith: .signal(SIGABRT),
            observing: [\.standardErrorContent]
        ) {
            let loop = try EventLoop()
            let watchdog = try Watchdog(of: loop, patience: .milliseconds(120)) { stage in
                try? StandardStream.error.write(Array("stuck at \(stage)\n".utf8))
            }
            loop.run { () async -> Void in while true {} }
            watchdog.stop()
        }
        let words = String(decoding: try #require(ending).standardErrorContent, as: UTF8.self)
        #expect(words.contains("stuck at tasks\n"))
    }

    @Test func `a loop that has nothing to do is left alone`() async throws {
        let loop = try EventLoop()
        let thread = try Thread(name: "loop") { loop.run() }
        let watchdog = try Watchdog(of: loop, patience: .milliseconds(1_200)) { stage in
            Issue.record("The loop turns, and is at \(stage).")
        }
        try await loop.sleep(until: .now + .milliseconds(1_500))
        watchdog.stop()
        loop.stop()
        thread.join()
    }

    @Test func `a watch can be ended while the loop stands still`() throws {
        let loop = try EventLoop()
        let watchdog = try Watchdog(of: loop, patience: .seconds(60)) { _ in }
        watchdog.stop()
    }
}
