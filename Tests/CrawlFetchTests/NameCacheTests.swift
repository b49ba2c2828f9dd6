import Linux
import Testing

@testable import CrawlFetch

struct NameCacheTests {
    private static func name(_ number: Int) -> ArraySlice<UInt8> { Array("h\(number)".utf8)[...] }

    private static func moment(_ seconds: Int64) -> Moment {
        Moment(nanoseconds: seconds * 1_000_000_000)
    }

    @Test func `a value holds up to its moment, and is known afterwards as the last one`() {
        var cache = NameCache<Int>(capacity: 4)
        cache.insert(7, for: Self.name(1), until: Self.moment(10))
        #expect(cache.value(for: Self.name(1), at: Self.moment(9)) == 7)
        #expect(cache.value(for: Self.name(1), at: Self.moment(10)) == nil)
        #expect(cache.lastValue(for: Self.name(1)) == 7)
        #expect(cache.value(for: Self.name(2), at: Self.moment(0)) == nil)
    }

    @Test func `a later value replaces an earlier one`() {
        var cache = NameCache<Int>(capacity: 4)
        cache.insert(1, for: Self.name(1), until: Self.moment(10))
        cache.insert(2, for: Self.name(1), until: Self.moment(20))
        #expect(cache.value(for: Self.name(1), at: Self.moment(15)) == 2)
        #expect(cache.count == 1)
    }

    @Test(arguments: [1, 7, 8, 100])
    func `no more names are kept than there is room for, and none is mistaken`(capacity: Int) {
        var cache = NameCache<Int>(capacity: capacity)
        for number in 0..<1_000 {
            cache.insert(number, for: Self.name(number), until: Self.moment(Int64(2_000 + number)))
            #expect(cache.count <= capacity)
            #expect(cache.lastValue(for: Self.name(number)) == number)
        }
        let kept = (0..<1_000).compactMap { cache.lastValue(for: Self.name($0)) }
        #expect(kept.count == capacity)
        #expect(kept.allSatisfy { cache.lastValue(for: Self.name($0)) == $0 })
    }

    @Test func `what holds longest stays where there is no room`() {
        var cache = NameCache<Int>(capacity: 8)
        for number in 0..<8 {
            let seconds: Int64 = number == 5 ? 1_000 : 10
            cache.insert(number, for: Self.name(number), until: Self.moment(seconds))
        }
        for number in 8..<100 {
            cache.insert(number, for: Self.name(number), until: Self.moment(20))
        }
        #expect(cache.value(for: Self.name(5), at: Self.moment(30)) == 5)
    }
}
