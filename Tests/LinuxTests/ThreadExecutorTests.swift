import Synchronization
import Testing

@testable import Linux

struct ThreadExecutorTests {
    private actor Tenant {
        private let thread: ThreadExecutor
        private var numbers: [Int] = []

        nonisolated var unownedExecutor: UnownedSerialExecutor { thread.residence }

        init(_ thread: ThreadExecutor) {
            self.thread = thread
        }

        func add(_ number: Int) -> Bool {
            numbers.append(number)
            return thread.isIsolatingCurrentContext() == true
        }

        var count: Int { numbers.count }
    }

    @Test func `an actor lives on the thread and nowhere else`() async throws {
        let thread = try ThreadExecutor(name: "home")
        let tenant = Tenant(thread)
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<500 { group.addTask { await tenant.add(number) } }
            for await isHome in group { #expect(isHome) }
        }
        #expect(await tenant.count == 500)
        #expect(thread.isIsolatingCurrentContext() == false)
        thread.stop()
    }

    @Test func `a timer rings on the thread, unless it is taken back`() async throws {
        let thread = try ThreadExecutor(name: "home")
        let rings = Atomic<Int>(0)
        let lost = thread.schedule(at: .now + .seconds(60)) { rings.add(1, ordering: .relaxed) }
        thread.cancel(lost)
        let isHome = await withCheckedContinuation { continuation in
            thread.schedule(at: .now + .milliseconds(1)) {
                continuation.resume(returning: thread.isIsolatingCurrentContext() == true)
            }
        }
        thread.stop()
        #expect(isHome)
        #expect(rings.load(ordering: .relaxed) == 0)
    }
}
