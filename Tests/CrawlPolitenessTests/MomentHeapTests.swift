import CrawlTestSupport
import Linux
import Testing

import CrawlPoliteness

struct MomentHeapTests {
    @Test func `what is due comes by moment, then by arrival`() {
        var generator = SeededGenerator(seed: 2)
        var heap = MomentHeap<Int>()
        var model: [(due: Int64, number: Int)] = []
        for number in 0..<5_000 {
            let now = Int64.random(in: 0...20, using: &generator)
            if generator.isLucky(55) {
                heap.insert(number, due: Moment(nanoseconds: now))
                let place = model.firstIndex { $0.due > now } ?? model.count
                model.insert((now, number), at: place)
            } else {
                let first = model.first.flatMap { $0.due <= now ? $0.number : nil }
                if first != nil { model.removeFirst() }
                #expect(heap.removeDue(at: Moment(nanoseconds: now)) == first)
            }
            #expect(heap.count == model.count)
            #expect(heap.earliest == model.first?.due ?? .max)
        }
    }
}
