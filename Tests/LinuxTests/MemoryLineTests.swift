import CrawlTestSupport
import Testing

@testable import Linux

struct MemoryLineTests {
    @Test func `who finds room does not wait`() {
        var line = MemoryLine(capacity: 100, largest: 40)
        for holder in 1...3 {
            let isGranted = line.ask(for: 20, as: holder)
            #expect(isGranted)
        }
        #expect(line.used == 60)
        let released = line.release(2)
        #expect(released == [])
        #expect(line.used == 40)
    }

    @Test func `so much is kept free that the eldest can end`() {
        var line = MemoryLine(capacity: 100, largest: 40)
        var answers = [
            line.ask(for: 10, as: 1), line.ask(for: 40, as: 2), line.ask(for: 21, as: 3),
        ]
        #expect(answers == [true, true, false])
        answers = [line.ask(for: 30, as: 1)]
        #expect(answers == [true])
        #expect(line.used == 80)
        let released = line.release(1)
        #expect(released == [3])
        #expect(line.used == 61)
    }

    @Test func `those who wait are served in order`() {
        var line = MemoryLine(capacity: 100, largest: 100)
        let answers = (1...5).map { line.ask(for: 60, as: $0) }
        #expect(answers == [true, false, false, false, false])
        for holder in 1...4 {
            let released = line.release(holder)
            #expect(released == [holder + 1])
        }
    }

    @Test func `a small wish does not overtake a large one`() {
        var line = MemoryLine(capacity: 100, largest: 50)
        let answers = [
            line.ask(for: 50, as: 1), line.ask(for: 40, as: 2), line.ask(for: 40, as: 3),
            line.ask(for: 1, as: 4),
        ]
        #expect(answers == [true, true, false, false])
        let released = line.release(2)
        #expect(released == [3, 4])
    }

    @Test func `who goes while waiting is passed over`() {
        var line = MemoryLine(capacity: 10, largest: 10)
        let answers = (1...3).map { line.ask(for: 10, as: $0) }
        #expect(answers == [true, false, false])
        var released = line.release(2)
        #expect(released == [])
        released = line.release(1)
        #expect(released == [3])
    }

    @Test func `one alone may have more than there is`() {
        var line = MemoryLine(capacity: 10, largest: 500)
        let answers = [
            line.ask(for: 400, as: 1), line.ask(for: 1, as: 2), line.ask(for: 100, as: 1),
        ]
        #expect(answers == [true, false, true])
        let released = line.release(1)
        #expect(released == [2])
    }

    @Test(.tags(.law), arguments: 0..<40)
    func `bodies that grow bit by bit all end, and never take more than there is`(seed: Int) {
        var random = SeededNumbers(seed)
        let (capacity, largest) = (1_000, 250)
        var line = MemoryLine(capacity: capacity, largest: largest)
        var sizes = (0..<60).map { _ in 1 + random.next(below: largest) }
        var sums = sizes.map { _ in 0 }
        var ready = Array(sizes.indices)
        var ended = 0
        while let place = ready.indices.randomElement(using: &random) {
            let holder = ready.remove(at: place)
            if sums[holder] == sizes[holder] {
                ended += 1
                sizes[holder] = -1
                for served in line.release(holder) { ready.append(served) }
                continue
            }
            let step = min(1 + random.next(below: 60), sizes[holder] - sums[holder])
            sums[holder] += step
            if line.ask(for: step, as: holder) { ready.append(holder) }
            #expect(line.used <= capacity)
        }
        #expect(ended == 60)
        #expect(line.used == 0)
    }
}

/// Numbers that are the same for the same seed.
private struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) {
        state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
