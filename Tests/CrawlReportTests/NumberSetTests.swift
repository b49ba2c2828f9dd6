import Testing

@testable import CrawlReport

struct NumberSetTests {
    @Test func `a set holds what was put in, and nothing that is out of range`() {
        var set = NumberSet(upTo: 130)
        for number: Int64 in [-1, 0, 1, 64, 130, 131, .max, .min] { set.insert(number) }
        #expect((-2...200).filter { set.contains(Int64($0)) } == [1, 64, 130])
        #expect(!set.contains(.max) && !set.contains(.min))
    }
}
