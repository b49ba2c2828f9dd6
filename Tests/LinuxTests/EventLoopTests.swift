import CrawlTestSupport
import Synchronization
import Testing

@testable import Linux

struct EventLoopTests {
    @Test func `a loop runs a task to its end and gives its value`() throws {
        let loop = try EventLoop()
        #expect(loop.run { loop.isCurrent ? 42 : 0 } == 42)
    }

    @Test func `actors on one loop call each other without leaving its thread`() throws {
        let loop = try EventLoop()
        let (first, second) = (Resident(loop: loop), Resident(loop: loop))
        let sum = loop.run { await first.sum(with: second, rounds: 1_000) }
        #expect(sum == 1_000)
    }

    @Test func `a task on the pool comes back to the loop`() throws {
        let loop = try EventLoop()
        let pool = try ThreadPool(name: "pool", count: 2)
        defer { pool.stop() }
        let resident = Resident(loop: loop)
        let places = loop.run {
            await withTaskGroup(of: [Bool].self) { group in
                group.addTask(executorPreference: pool) { await resident.offload(to: loop) }
                return await group.next() ?? []
            }
        }
        #expect(places == [true, false, true])
    }

    @Test func `a task of the loop calls from actor to actor without being queued anew`() throws {
        let loop = try EventLoop()
        let (first, second) = (Resident(loop: loop), Resident(loop: loop))
        let jobs = loop.run {
            _ = await first.sum(with: second, rounds: 1)
            let before = loop.lag.count
            _ = await first.sum(with: second, rounds: 1_000)
            return loop.lag.count - before
        }
        #expect(try #require(jobs) < 100)
    }

    @Test func `a task of the loop that waited goes on though the whole pool is busy`() throws {
        let loop = try EventLoop()
        let pool = try ThreadPool(name: "pool", count: 1)
        defer { pool.stop() }
        let bell = Bell()
        let resident = Resident(loop: loop)
        let isFree = loop.run {
            await withTaskGroup(of: Bool.self) { group in
                group.addTask(executorPreference: pool) {
                    bell.wait(for: 1)
                    return true
                }
                group.addTask(executorPreference: loop) { await resident.rest() }
                let isFree = await group.next() ?? false
                bell.ring()
                await group.waitForAll()
                return isFree
            }
        }
        #expect(isFree == true)
    }

    @Test func `timers fire in the order of their deadlines`() throws {
        let loop = try EventLoop()
        let fired = Mutex<[Int]>([])
        let start = Moment.now
        for number in [3, 1, 2] {
            loop.schedule(at: start + .milliseconds(number)) {
                fired.withLock { $0.append(number) }
            }
        }
        loop.schedule(at: start + .milliseconds(4)) { loop.stop() }
        loop.run()
        #expect(fired.withLock { $0 } == [1, 2, 3])
        #expect(Moment.now - start >= .milliseconds(4))
    }

    @Test func `a timer that was taken back does not fire`() throws {
        let loop = try EventLoop()
        let hasFired = Atomic(false)
        let timer = loop.schedule(at: .now) { hasFired.store(true, ordering: .relaxed) }
        loop.cancel(timer)
        loop.schedule(at: .now + .milliseconds(1)) { loop.stop() }
        loop.run()
        let fired = hasFired.load(ordering: .relaxed)
        #expect(!fired)
    }

    @Test func `a thousand sleepers wake after one sleep's time`() throws {
        let loop = try EventLoop()
        let start = Moment.now
        let woken = loop.run {
            await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<1_000 {
                    group.addTask {
                        (try? await loop.sleep(until: start + .milliseconds(50))) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
        }
        #expect(woken == 1_000)
        #expect(Moment.now - start >= .milliseconds(50))
        #expect(Moment.now - start < .seconds(5))
    }

    @Test func `a cancelled sleep ends at once and says so`() throws {
        let loop = try EventLoop()
        let start = Moment.now
        let wasCancelled = loop.run {
            await withTaskGroup(of: Bool.self) { group in
                group.addTask { (try? await loop.sleep(until: start + .seconds(3_600))) == nil }
                group.cancelAll()
                return await group.next() ?? false
            }
        }
        #expect(wasCancelled == true)
        #expect(Moment.now - start < .seconds(60))
    }

    @Test
    func `a watched descriptor calls when it becomes readable, and not after it is unwatched`()
        throws
    {
        let loop = try EventLoop()
        let listener = try Socket.listen(on: 0x7F00_0001, port: 0)
        let port = try Socket.port(of: listener)
        #expect(port > 0)
        let calls = Atomic(0)
        let number = listener.rawValue
        try loop.watch(number, for: .readable) { readiness in
            #expect(readiness.contains(.readable))
            calls.add(1, ordering: .relaxed)
            loop.unwatch(number)
            loop.schedule(at: .now + .milliseconds(5)) { loop.stop() }
        }
        _ = try Socket.connect(to: 0x7F00_0001, port: port)
        loop.run()
        let count = calls.load(ordering: .relaxed)
        #expect(count == 1)
    }

    @Test func `jobs from other threads are all run`() throws {
        let loop = try EventLoop()
        let resident = Resident(loop: loop)
        let pool = try ThreadPool(name: "pool", count: 2)
        defer { pool.stop() }
        let total = loop.run {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<2_000 {
                    group.addTask(executorPreference: pool) { await resident.increase() }
                }
                await group.waitForAll()
            }
            return await resident.total
        }
        #expect(total == 2_000)
    }

    @Test func `the loop's lag shows a job that kept it busy`() throws {
        let loop = try EventLoop()
        _ = loop.run {
            loop.schedule(at: .now) {
                let end = Moment.now + .milliseconds(20)
                while Moment.now < end {}
            }
            loop.schedule(at: .now) {}
            try? await loop.sleep(until: .now + .milliseconds(1))
        }
        #expect(loop.lag.maximum >= .milliseconds(18))
        #expect(loop.lag.quantile(0) < .milliseconds(18))
    }

    @Test func `code that belongs on the loop stops the program elsewhere`() async {
        await #expect(processExitsWith: .failure) {
            let loop = try EventLoop()
            loop.checkIsolated()
        }
    }
}

/// An actor that lives on a loop.
private actor Resident {
    private let loop: EventLoop
    private(set) var total = 0

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    init(loop: EventLoop) {
        self.loop = loop
    }

    func increase() {
        total += 1
    }

    func sum(with other: Resident, rounds: Int) async -> Int {
        for _ in 0..<rounds {
            guard loop.isCurrent else { return -1 }
            await other.increase()
        }
        return await other.total
    }

    /// Waits for a continuation that the loop resumes; true on the loop's thread.
    func rest() async -> Bool {
        await withCheckedContinuation { continuation in
            loop.schedule(at: .now) { continuation.resume() }
        }
        return loop.isCurrent
    }

    func offload(to loop: EventLoop) async -> [Bool] {
        [loop.isCurrent, await Self.compute(on: loop), loop.isCurrent]
    }

    @concurrent
    private static func compute(on loop: EventLoop) async -> Bool { loop.isCurrent }
}
