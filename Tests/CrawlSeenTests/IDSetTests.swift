import Testing

@testable import CrawlSeen

struct IDSetTests {
    @Test func `it holds what was put in, and nothing else`() {
        var set = IDSet()
        let ids: [UInt32] = [0, 1, 63, 64, 65, 1_000, 100_000]
        for id in ids { set.insert(id) }
        for id in UInt32(0)..<110_000 { #expect(set.contains(id) == ids.contains(id)) }
        #expect(!set.contains(.max))
    }
}
