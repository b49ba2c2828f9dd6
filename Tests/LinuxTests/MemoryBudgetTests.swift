import Synchronization
import Testing

@testable import Linux

struct MemoryBudgetTests {
    @Test func `what a lease holds comes back with it`() async {
        let budget = MemoryBudget(capacity: 100, largest: 60)
        do {
            let lease = await budget.reserve(60)
            #expect(budget.used == 60)
            withExtendedLifetime(lease) {}
        }
        #expect(budget.used == 0)
    }

    @Test func `who waits goes on when memory comes back, and never more is lent`() async {
        let budget = MemoryBudget(capacity: 100, largest: 40)
        let ended = await withTaskGroup { group in
            for _ in 0..<200 {
                group.addTask {
                    let lease = await budget.reserve(40)
                    #expect(budget.used <= 100)
                    await Task.yield()
                    withExtendedLifetime(lease) {}
                }
            }
            return await group.reduce(0) { count, _ in count + 1 }
        }
        #expect(ended == 200)
        #expect(budget.used == 0)
    }

    @Test func `a growth that must wait rings once it is granted`() {
        let budget = MemoryBudget(capacity: 100, largest: 100)
        let rung = Mutex<[Int]>([])
        var first: MemoryLease? = budget.lease { rung.withLock { $0.append(1) } }
        let second = budget.lease { rung.withLock { $0.append(2) } }
        #expect(first?.grow(by: 100) == true)
        #expect(!second.grow(by: 50))
        #expect(rung.withLock { $0 } == [])
        first = nil
        #expect(rung.withLock { $0 } == [2])
        #expect(budget.used == 50)
        #expect(second.grow(by: 50))
    }
}
