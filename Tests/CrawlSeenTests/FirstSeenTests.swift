import CrawlTestSupport
import Testing

@testable import CrawlSeen

struct FirstSeenTests {
    @Test func `what was put in is found until the table is full, and nothing else`() {
        var table = FirstSeen()
        var generator = SeededGenerator(seed: 5)
        var model: [UInt64: UInt32] = [:]
        #expect(table.find(0) < 0)
        while !table.isFull {
            let hash = generator.next() >> 1
            guard model[hash] == nil else { continue }
            let id = UInt32(model.count + 1)
            model[hash] = id
            table.insert(.init(hash: hash, id: id, standing: Standing(.waiting, depth: 3)))
            #expect(table.find(generator.next() >> 1) < 0)
        }
        #expect(table.count == FirstSeen.capacity)
        #expect(model.allSatisfy { table.entries[table.find($0)].id == $1 })
    }

    @Test func `neighbours at the end of the table are found at its beginning`() {
        var table = FirstSeen()
        let last = UInt64(1) << 63 - 1
        for number in 0..<8 {
            let hash = last - UInt64(number)
            table.insert(.init(hash: hash, id: UInt32(number + 1), standing: Standing(bits: 0)))
        }
        for number in 0..<8 {
            #expect(table.entries[table.find(last - UInt64(number))].id == UInt32(number + 1))
        }
        #expect(table.find(last - 8) < 0)
    }

    @Test func `a standing changes where its URL stands, and nowhere else`() {
        var table = FirstSeen()
        for hash in UInt64(1)...100 {
            let standing = Standing(.waiting, depth: Int(hash))
            table.insert(.init(hash: hash << 40, id: UInt32(hash), standing: standing))
        }
        table.setStanding(Standing(.done, depth: 0), at: table.find(50 << 40))
        for hash in UInt64(1)...100 {
            let (old, new) = (Standing(.waiting, depth: Int(hash)), Standing(.done, depth: 0))
            let standing = table.entries[table.find(hash << 40)].standing
            #expect(standing == (hash == 50 ? new : old))
        }
    }
}
