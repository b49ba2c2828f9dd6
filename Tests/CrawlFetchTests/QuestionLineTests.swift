import Testing

@testable import CrawlFetch

struct QuestionLineTests {
    private static func name(_ number: Int) -> ArraySlice<UInt8> { Array("h\(number)".utf8)[...] }

    @Test func `names are asked for in order, so many at a time`() {
        var line = QuestionLine(places: 3)
        for number in 0..<10 { line.join(number, for: Self.name(number)) }
        #expect((0..<4).map { _ in line.next() } == [0, 1, 2].map(Self.name) + [nil])
        #expect(line.finish(Self.name(1)) == [1])
        #expect(line.next() == Self.name(3))
        #expect(line.next() == nil)
    }

    @Test func `a name is asked for once, for all who wait`() {
        var line = QuestionLine(places: 3)
        for ticket in 0..<5 { line.join(ticket, for: Self.name(0)) }
        #expect(line.next() == Self.name(0))
        line.join(5, for: Self.name(0))
        #expect(line.next() == nil)
        line.leave(2)
        #expect(line.finish(Self.name(0)) == [0, 1, 3, 4, 5])
        #expect(line.count == 0)
    }

    @Test func `who has left is not told, and the name may be asked for again`() {
        var line = QuestionLine(places: 1)
        line.join(1, for: Self.name(0))
        line.leave(1)
        #expect(line.next() == Self.name(0))
        #expect(line.finish(Self.name(0)) == [])
        line.join(2, for: Self.name(0))
        #expect(line.next() == Self.name(0))
    }

    @Test func `slow names give their places to others`() {
        var line = QuestionLine(places: 2)
        for number in 0..<6 { line.join(number, for: Self.name(number)) }
        _ = (line.next(), line.next())
        for number in 0..<2 { line.slow(Self.name(number)) }
        line.slow(Self.name(0))
        #expect((0..<3).map { _ in line.next() } == [Self.name(2), Self.name(3), nil])
        #expect(line.finish(Self.name(0)) == [0])
        #expect(line.next() == nil)
        #expect(line.finish(Self.name(2)) == [2])
        #expect(line.next() == Self.name(4))
    }

    @Test func `a thousand names come through one place, each once and in order`() {
        var line = QuestionLine(places: 1)
        for number in 0..<1_000 { line.join(number, for: Self.name(number)) }
        var told: [Int] = []
        while let name = line.next() { told += line.finish(name) }
        #expect(told == Array(0..<1_000))
        #expect(line.count == 0)
    }
}
