import Synchronization
import Testing

@testable import Linux

struct ThreadPoolTests {
    private final class Counter: Sendable {
        let value = Atomic<Int>(0)
    }

    @Test(arguments: [1, 2, 5])
    func `every job is done, once`(count: Int) async throws {
        let pool = try ThreadPool(name: "pool", count: count)
        let sum = await withTaskGroup(of: Int.self) { group in
            for number in 1...5_000 {
                group.addTask(executorPreference: pool) {
                    await Task.yield()
                    return number
                }
            }
            return await group.reduce(0, +)
        }
        pool.stop()
        #expect(sum == 5_000 * 5_001 / 2)
    }

    @Test func `as many jobs run at once as there are threads`() async throws {
        let pool = try ThreadPool(name: "pool", count: 3)
        let present = Counter()
        // Each job waits, without leaving its thread, until all three are there.
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<3 {
                group.addTask(executorPreference: pool) {
                    present.value.add(1, ordering: .sequentiallyConsistent)
                    while present.value.load(ordering: .sequentiallyConsistent) < 3 {}
                }
            }
        }
        pool.stop()
        #expect(present.value.load(ordering: .relaxed) == 3)
    }

    @Test func `a pool that is idle stops, and twice is once`() throws {
        let pool = try ThreadPool(name: "pool", count: 4)
        pool.stop()
        pool.stop()
    }
}
