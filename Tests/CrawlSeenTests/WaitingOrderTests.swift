import CrawlTestSupport
import Testing

@testable import CrawlSeen

struct WaitingOrderTests {
    private struct Place: Hashable, Comparable {
        let priority: Int
        let id: UInt32

        static func < (left: Self, right: Self) -> Bool {
            (left.priority, left.id) < (right.priority, right.id)
        }
    }

    @Test(arguments: 1...20)
    func `rows are shown by priority and number, whatever came and went`(seed: UInt64) {
        var dice = SeededGenerator(seed: seed)
        var order = WaitingOrder()
        var there: [Int32: Set<Place>] = [:]
        for _ in 0..<4_000 {
            let host = Int32.random(in: 0..<4, using: &dice)
            let id = UInt32.random(in: 0..<500, using: &dice)
            let place = Place(priority: .random(in: 0..<3, using: &dice), id: id)
            guard Int.random(in: 0..<8, using: &dice) == 0 else {
                there[host, default: []].insert(place)
                order.insert(place.id, of: host, priority: place.priority)
                continue
            }
            there[host] = there[host]?.filter { _ in Bool.random(using: &dice) }
            let limit = Int.random(in: 1..<400, using: &dice)
            #expect(
                first(limit, of: host, in: &order, that: { there[host]?.contains($0) == true })
                    == Array(there[host, default: []].sorted().prefix(limit))
            )
        }
    }

    @Test func `a host that nobody named has no rows`() {
        var order = WaitingOrder()
        order.insert(1, of: 3, priority: 0)
        for host: Int32 in [0, 2, 4, -1] {
            #expect(first(9, of: host, in: &order, that: { _ in true }).isEmpty)
        }
    }

    private func first(
        _ limit: Int,
        of host: Int32,
        in order: inout WaitingOrder,
        that isThere: (Place) -> Bool
    ) -> [Place] {
        var places: [Place] = []
        order.walk(along: host) { id, priority in
            let place = Place(priority: priority, id: id)
            guard isThere(place) else { return .gone }
            places.append(place)
            return places.count < limit ? .there : .enough
        }
        return places
    }
}
