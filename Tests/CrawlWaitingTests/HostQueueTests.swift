import CrawlTestSupport
import Testing
import URLStandard

@testable import CrawlWaiting

struct HostQueueTests {
    /// The same queues, as slow as they are plain.
    private struct Model {
        var lines: [[(priority: Int, id: UInt32)]]

        mutating func append(_ id: UInt32, priority: Int, to line: Int) {
            let place = lines[line].firstIndex { $0.priority > priority } ?? lines[line].count
            lines[line].insert((priority, id), at: place)
        }
    }

    @Test func `a visit is found by its number, moves and leaves wherever it stands`() throws {
        var generator = SeededGenerator(seed: 12)
        var pool = VisitPool()
        var queues = [HostQueue](repeating: HostQueue(), count: 3)
        var model = Model(lines: [[], [], []])
        let url = try WebURL(parsing: "http://a.test/")
        for number in 1...20_000 {
            let line = Int.random(in: 0..<3, using: &generator)
            let priority = Int.random(in: 0...4, using: &generator)
            let other = UInt32(Int.random(in: max(1, number - 40)...number, using: &generator))
            let index = model.lines[line].firstIndex { $0.id == other }
            switch (Int.random(in: 0..<3, using: &generator), index) {
            case (0, let index?):
                let seat = try #require(pool.find(other))
                queues[line].move(seat, to: priority, in: &pool)
                model.lines[line].remove(at: index)
                model.append(other, priority: priority, to: line)
            case (1, let index?):
                let seat = try #require(pool.find(other))
                #expect(queues[line].remove(seat, from: &pool)?.number == other)
                model.lines[line].remove(at: index)
            default:
                let visit = WaitingVisit(number: UInt32(number), hash: Int64(number), url: url)
                queues[line].append(visit, priority: priority, in: &pool)
                model.append(UInt32(number), priority: priority, to: line)
            }
            let isThere = model.lines.contains { $0.contains { $0.id == other } }
            #expect((pool.find(other) != nil) == isThere)
            #expect(queues[line].count == model.lines[line].count)
        }
        for line in model.lines.indices {
            for (priority, id) in model.lines[line] {
                #expect(queues[line].first?.priority == priority)
                #expect(queues[line].removeFirst(from: &pool)?.number == id)
            }
            #expect(queues[line].first == nil)
        }
    }

    @Test func `queues that share a pool keep their orders`() throws {
        var generator = SeededGenerator(seed: 11)
        var pool = VisitPool()
        var queues = [HostQueue](repeating: HostQueue(), count: 3)
        var model = Model(lines: [[], [], []])
        let url = try WebURL(parsing: "http://a.test/")
        for number in 1...20_000 {
            let line = Int.random(in: 0..<3, using: &generator)
            switch Int.random(in: 0..<100, using: &generator) {
            case 0..<50:
                let id = UInt32(number)
                let priority = Int.random(in: 0...4, using: &generator)
                let visit = WaitingVisit(number: id, hash: Int64(number), url: url)
                queues[line].append(visit, priority: priority, in: &pool)
                model.append(id, priority: priority, to: line)
            case 50..<86:
                let first = model.lines[line].isEmpty ? nil : model.lines[line].removeFirst()
                #expect(queues[line].first?.priority == first?.priority)
                #expect(queues[line].first.map { pool[$0.place].number } == first?.id)
                let hash = queues[line].first.map { pool.hash(at: $0.place) }
                #expect(hash == first.map { Int64($0.id) })
                #expect(queues[line].removeFirst(from: &pool)?.number == first?.id)
            default:
                let last = model.lines[line].popLast()
                #expect(queues[line].lastPriority == last?.priority)
                #expect(queues[line].removeLast(from: &pool)?.number == last?.id)
            }
            #expect(queues[line].count == model.lines[line].count)
        }
    }
}
