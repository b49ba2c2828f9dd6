import CrawlModel

/// Every URL ever seen: its number, depth and state, found by key; 14 bytes a slot, no
/// allocation per URL.
///
/// The slots are spread over shards that grow one by one, so that no insertion stops the event
/// loop for long.
struct SeenSet: Sendable {
    /// Where one URL is kept, valid until the next insertion.
    struct Slot {
        let shard: Int
        let index: Int
    }

    private static let shardBits = 10

    private var shards = [SeenShard](repeating: SeenShard(), count: 1 << shardBits)
    // A site can look for URLs whose keys begin alike; it cannot know this factor.
    private let factor = UInt64.random(in: .min ... .max) | 1
    private(set) var count = 0
    /// The greatest number given to a URL, 0 before the first.
    private(set) var lastID = URLID(rawValue: 0)

    func find(_ key: URLKey) -> Slot? {
        let hash = UInt64(bitPattern: key.rawValue) &* factor
        let shard = Int(hash >> (64 - UInt64(Self.shardBits)))
        let index = shards[shard].find(key.rawValue, hash: hash << UInt64(Self.shardBits))
        return index < 0 ? nil : Slot(shard: shard, index: index)
    }

    /// Adds a URL whose key is not there yet.
    mutating func insert(_ key: URLKey, id: URLID, standing: Standing) {
        let hash = UInt64(bitPattern: key.rawValue) &* factor
        let shard = Int(hash >> (64 - UInt64(Self.shardBits)))
        shards[shard].reserve(factor: factor, shift: UInt64(Self.shardBits))
        shards[shard].insert(
            key.rawValue,
            id: id.rawValue,
            bits: standing.bits,
            hash: hash << UInt64(Self.shardBits)
        )
        count += 1
        lastID = max(lastID, id)
    }

    func id(at slot: Slot) -> URLID {
        URLID(rawValue: shards[slot.shard].ids[slot.index])
    }

    subscript(slot: Slot) -> Standing {
        get { Standing(bits: shards[slot.shard].standings[slot.index]) }
        set { shards[slot.shard].standings[slot.index] = newValue.bits }
    }

    /// How many bytes the slots take.
    var byteCount: Int { shards.reduce(0) { $0 + $1.keys.count * 14 } }
}

/// One open-addressed part of the set, at most 85 % full.
struct SeenShard: Sendable {
    private static let free: Int64 = -1

    private(set) var keys: [Int64] = []
    private(set) var ids: [UInt32] = []
    var standings: [UInt16] = []
    private var count = 0

    /// The slot of a key, -1 where it is not known.
    func find(_ key: Int64, hash: UInt64) -> Int {
        let capacity = keys.count
        guard capacity > 0 else { return -1 }
        var index = Int(hash.multipliedFullWidth(by: UInt64(capacity)).high)
        while true {
            let present = keys[index]
            if present == key { return index }
            if present == Self.free { return -1 }
            index += 1
            if index == capacity { index = 0 }
        }
    }

    mutating func insert(_ key: Int64, id: UInt32, bits: UInt16, hash: UInt64) {
        var index = Int(hash.multipliedFullWidth(by: UInt64(keys.count)).high)
        while keys[index] != Self.free {
            index += 1
            if index == keys.count { index = 0 }
        }
        keys[index] = key
        ids[index] = id
        standings[index] = bits
        count += 1
    }

    /// Makes room for one more key.
    mutating func reserve(factor: UInt64, shift: UInt64) {
        guard (count + 1) * 20 > keys.count * 17 else { return }
        let old = self
        let capacity = max(8, keys.count + keys.count / 2)
        keys = [Int64](repeating: Self.free, count: capacity)
        ids = [UInt32](repeating: 0, count: capacity)
        standings = [UInt16](repeating: 0, count: capacity)
        count = 0
        for (index, key) in old.keys.enumerated() where key != Self.free {
            let hash = (UInt64(bitPattern: key) &* factor) << shift
            insert(key, id: old.ids[index], bits: old.standings[index], hash: hash)
        }
    }
}
