import CrawlTestSupport
import Testing

@testable import CrawlSeen

struct SeenSetTests {
    @Test func `what was put in is found, and nothing else`() {
        var set = SeenSet()
        var generator = SeededGenerator(seed: 3)
        var model: [Int64: (UInt32, Standing)] = [:]
        for number in 1...20_000 {
            let key = Int64(generator.next() >> 1)
            let standing = Standing(.done, depth: number % 8_192)
            guard model[key] == nil else { continue }
            model[key] = (UInt32(number), standing)
            set.insert(key, id: UInt32(number), standing: standing)
            #expect(set.find(Int64(generator.next() >> 1)) == nil)
        }
        #expect(set.count == model.count)
        for (key, value) in model {
            let slot = set.find(key)
            #expect(slot.map(set.id(at:)) == value.0)
            #expect(slot.map { set[$0] } == value.1)
        }
    }

    @Test func `from a million on, a URL takes at most 16 bytes`() {
        var shards = [SeenShard](repeating: SeenShard(), count: 32)
        var generator = SeededGenerator(seed: 4)
        for count in 1...1_500 {
            for place in shards.indices {
                let remainder = generator.next() >> 14
                shards[place].insert(SeenEntry(remainder: remainder, id: UInt32(count), bits: 7))
                #expect(shards[place].find(remainder) >= 0)
            }
            guard count * SeenSet.shardCount >= 1_000_000 else { continue }
            // With the headings of the shard, of its array and of the piece of memory.
            let bytes = shards.reduce(0) { $0 + $1.entries.count * 12 + 48 }
            #expect(bytes <= 16 * count * shards.count, "\(count) URLs in each shard")
        }
    }

    @Test func `an entry keeps all bits of key, number and standing`() {
        let remainders: [UInt64] = [0, 1, 2, 3, 0x2_AAAA_AAAA_AAAA, 1 << 50 - 1]
        for remainder in remainders {
            for id in [1, 2, UInt32(SeenEntry.capacity - 1)] {
                for bits in [UInt16.min, 0x5555, .max] {
                    var entry = SeenEntry(remainder: remainder, id: id, bits: 0)
                    entry.standing = Standing(bits: bits)
                    #expect(entry.remainder == remainder && entry.id == id)
                    #expect(entry.standing.bits == bits)
                }
            }
        }
    }

    @Test func `a number beyond a thousand million stops the crawl rather than spoil it`() async {
        await #expect(processExitsWith: .failure) {
            var set = SeenSet()
            set.insert(1, id: 1 << 30, standing: Standing(.done, depth: 0))
        }
    }

    @Test func `keys that begin alike do not crowd together`() {
        var set = SeenSet()
        for number in 1...50_000 {
            let key = 0x7FFF_0000_0000_0000 + Int64(number)
            set.insert(key, id: UInt32(number), standing: .init(.cut, depth: 1))
        }
        #expect(set.find(0x7FFF_0000_0000_0000 + 50_000) != nil)
        #expect(set.find(0x7FFF_0000_0000_0000) == nil)
    }

    @Test func `every depth and state survives in 16 bits`() {
        for state in URLState.allCases {
            for depth in [0, 1, 8_190, 8_191] {
                #expect(Standing(state, depth: depth).depth == depth)
                #expect(Standing(state, depth: depth).state == state)
            }
            #expect(Standing(state, depth: 9_000).depth == 8_191)
        }
    }
}
