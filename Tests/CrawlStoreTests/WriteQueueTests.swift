import CrawlFormat
import CrawlModel
import Linux
import Testing

@testable import CrawlStore

struct WriteQueueTests {
    private let start = Moment(nanoseconds: 1_000_000_000)

    private func queue(count: Int = 100, batch: Int = 10) -> WriteQueue {
        var limits = StoreLimits()
        limits.count = count
        limits.batchCount = batch
        return WriteQueue(limits: limits)
    }

    @Test func `the first write sets an alarm, the next ones do not`() {
        var queue = queue()
        #expect(queue.append(.changes([]), now: start) == .at(start + .milliseconds(300)))
        #expect(queue.append(.changes([]), now: start) == .none)
    }

    @Test func `a portion is applied before its group is full, and asked for once`() {
        var limits = StoreLimits()
        (limits.portionCount, limits.batchCount) = (2, 4)
        var queue = WriteQueue(limits: limits)
        let alarms = (0..<5).map { _ in queue.append(.changes([]), now: start) }
        #expect(alarms == [.at(start + limits.delay), .apply, .none, .apply, .none])
        #expect(queue.take().count == 5)
        #expect(queue.append(.changes([]), now: start) == .none)
        #expect(queue.append(.changes([]), now: start) == .apply)
    }

    @Test func `a full group wakes at once, once`() {
        var queue = queue(batch: 2)
        _ = queue.append(.changes([]), now: start)
        #expect(queue.append(.changes([]), now: start) == .apply)
        #expect(queue.append(.changes([]), now: start) == .none)
        #expect(queue.take().count == 3)
    }

    @Test func `a timer that comes too early is set again`() {
        var queue = queue()
        _ = queue.append(.changes([]), now: start)
        _ = queue.take()
        _ = queue.release(count: 1, weight: 64)
        #expect(queue.noteCommit(RunCounters(), at: start) == .none)
        let later = start + .milliseconds(200)
        _ = queue.append(.changes([]), now: later)
        let early = queue.timerFired(at: start + .milliseconds(300))
        #expect(early.isDue == false)
        #expect(early.next == .at(later + .milliseconds(300)))
        #expect(queue.timerFired(at: later + .milliseconds(300)).isDue)
    }

    @Test func `what a read took is still due`() {
        var queue = queue()
        _ = queue.append(.changes([]), now: start)
        _ = queue.take()
        _ = queue.release(count: 1, weight: 64)
        #expect(queue.timerFired(at: start + .milliseconds(300)).isDue)
    }

    @Test func `an idle queue sets no timer`() {
        var queue = queue()
        _ = queue.append(.changes([]), now: start)
        _ = queue.take()
        _ = queue.release(count: 1, weight: 64)
        _ = queue.noteCommit(RunCounters(), at: start)
        let idle = queue.timerFired(at: start + .milliseconds(300))
        #expect(idle.isDue == false)
        #expect(idle.next == .none)
    }

    @Test func `heavy writes reach the bound before many do`() {
        var limits = StoreLimits()
        limits.weight = 100
        var queue = WriteQueue(limits: limits)
        _ = queue.append(.changes([]), now: start)
        #expect(!queue.isOver)
        #expect(queue.append(.changes([]), now: start) == .commit)
        #expect(queue.isOver)
        _ = queue.take()
        #expect(queue.release(count: 2, weight: 128).isEmpty)
        #expect(!queue.isOver)
    }

    @Test func `after a failure nothing is taken`() {
        var queue = queue()
        _ = queue.append(.changes([]), now: start)
        _ = queue.fail(.full("x"))
        #expect(queue.append(.changes([]), now: start) == .none)
        #expect(queue.take().isEmpty)
        _ = queue.fail(.readOnly("x"))
        #expect(queue.failure == .full("x"))
    }

    @Test func `a commit on the way leaves the rest due`() {
        var queue = queue(batch: 2)
        for _ in 0..<3 { _ = queue.append(.changes([]), now: start) }
        _ = queue.take()
        _ = queue.release(count: 2, weight: 128)
        #expect(queue.noteCommit(RunCounters(), at: start) == .none)
        _ = queue.release(count: 1, weight: 64)
        #expect(queue.timerFired(at: start + .milliseconds(300)).isDue)
    }
}
