import Testing
import URLStandard

@testable import CrawlScope

struct ShapeYieldsTests {
    private func shape(_ path: String) throws -> URLShape {
        try #require(try URLShape(of: WebURL(parsing: "http://h.test/\(path)")))
    }

    /// Fingerprints that are far from each other.
    private func fingerprint(_ number: Int) -> UInt64 {
        UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15
    }

    @Test func `so many visits in a row that bring nothing make a shape barren`() throws {
        var yields = ShapeYields(patience: 3)
        let (month, item) = (try shape("cal/1"), try shape("item?id=1"))
        for number in 0..<10 {
            // Each text is a few bits from the first.
            let isNews = yields.note(month, fingerprint: 1 << UInt64(number % 4), found: [month])
            #expect(isNews == (number == 3))
            let isBarren = yields.note(item, fingerprint: fingerprint(number), found: [])
            #expect(!isBarren)
        }
        #expect(yields.verdict(on: item) == nil)
        #expect(
            yields.verdict(on: month)
                == "3 visits in a row of http://h.test/cal/N brought nothing new"
        )
        #expect(yields.barrenCount == 1)
    }

    @Test func `what has no text brings nothing, and one that brings something begins anew`() throws
    {
        var yields = ShapeYields(patience: 3)
        let shape = try shape("a?b=1")
        for fingerprint in [nil, nil, 5, nil, nil] as [UInt64?] {
            let isBarren = yields.note(shape, fingerprint: fingerprint, found: [])
            #expect(!isBarren)
        }
        let turns = [nil, 0xFFFF_FFFF].map { yields.note(shape, fingerprint: $0, found: []) }
        // What was under way when the shape became barren does not change that.
        #expect(turns == [true, false])
        #expect(yields.verdict(on: shape) != nil && yields.barrenCount == 1)
    }

    @Test func `a way to what is new is fruitful, a way to and fro is not`() throws {
        var yields = ShapeYields(patience: 5)
        let (list, item, month, day) = (
            try shape("list?p=1"), try shape("item/1"), try shape("cal/1"), try shape("cal/1/1")
        )
        for number in 0..<20 {
            _ = yields.note(list, fingerprint: 0, found: [list, item])
            _ = yields.note(item, fingerprint: fingerprint(number), found: [])
            _ = yields.note(month, fingerprint: 0, found: [month, day])
            _ = yields.note(day, fingerprint: 0, found: [day, month])
            _ = yields.note(try self.shape("tag/1"), fingerprint: 0, found: [nil])
        }
        for shape in [list, item, try shape("tag/1")] { #expect(yields.verdict(on: shape) == nil) }
        #expect(yields.verdict(on: month) != nil && yields.verdict(on: day) != nil)
        #expect(yields.barrenCount == 2)
    }

    @Test func `a shape that is forgiven is watched anew`() throws {
        var yields = ShapeYields(patience: 1)
        let shape = try shape("1")
        for _ in 0..<2 {
            let isBarren = yields.note(shape, fingerprint: nil, found: [])
            #expect(isBarren && yields.barrenCount == 1)
            yields.forgive(shape)
            #expect(yields.verdict(on: shape) == nil && yields.barrenCount == 0)
        }
    }

    @Test func `memory is bounded, and barren shapes are remembered longest`() throws {
        var yields = ShapeYields(patience: 2)
        let barren = try shape("cal/1")
        for _ in 0..<2 { _ = yields.note(barren, fingerprint: nil, found: []) }
        for number in 0..<2 * ShapeYields.capacity {
            let other = try shape("a?key\(number)=1")
            _ = yields.note(other, fingerprint: fingerprint(number), found: [])
            #expect(yields.shapeCount <= ShapeYields.capacity)
        }
        #expect(yields.verdict(on: barren) != nil)
    }
}
