import CrawlTestSupport
import CrawlWaiting
import Testing
import URLStandard

struct HostQueueTests {
    /// The same queues, as slow as they are plain.
    private struct Model {
        var lines: [[(priority: Int, id: UInt32)]]

        mutating func append(_ id: UInt32, priority: Int, to line: Int) {
            let place = lines[line].firstIndex { $0.priority > priority } ?? lines[line].count
            lines[line].insert((priority, id), at: place)
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
            case 50..<85:
                let first = model.lines[line].isEmpty ? nil : model.lines[line].removeFirst()
                #expect(queues[line].first?.priority == first?.priority)
                #expect(queues[line].first.map { pool[$0.place].number } == first?.id)
                #expect(queues[line].first.map { pool.identity(at: $0.place).number } == first?.id)
                #expect(queues[line].removeFirst(from: &pool)?.number == first?.id)
            case 85..<99:
                let last = model.lines[line].popLast()
                #expect(queues[line].lastPriority == last?.priority)
                #expect(queues[line].removeLast(from: &pool)?.visit.number == last?.id)
            default:
                queues[line].removeAll(from: &pool)
                model.lines[line] = []
            }
            #expect(queues[line].count == model.lines[line].count)
        }
    }
}
