/// Every URL ever seen: its number, depth and state, found by key; 14 to 16 bytes a URL from a
/// million on, no allocation per URL.
///
/// There is room for a thousand million. Those that were seen first take half a megabyte besides,
/// which stays near the processor. The shards grow one by one, so that no insertion stops
/// the event loop for long and none takes twice the memory.
package struct SeenSet: Sendable {
    /// Where one URL is kept, valid until the next insertion.
    package struct Slot: Sendable {
        /// Negative among those that were seen first.
        let shard: Int
        let index: Int
    }

    /// How many URLs there may be: the numbers from 1 that fit into an entry.
    package static let capacity = SeenEntry.capacity - 1

    static let shardCount = 1 << 13

    private var first = FirstSeen()
    private var shards = [SeenShard](repeating: SeenShard(), count: shardCount)
    // A site can look for URLs whose keys begin alike; it cannot know this factor. It is odd, so
    // that different keys stay different.
    private let factor = UInt64.random(in: .min ... .max) | 1
    /// Of no use but that the looking is not left out.
    private var lastTouched: UInt32 = 0
    package private(set) var count = 0
    /// The greatest number given to a URL, 0 before the first.
    package private(set) var lastID: UInt32 = 0

    package init() {}

    /// Where a key is kept, nil where it is not known.
    package func find(_ key: Int64) -> Slot? {
        let hash = hash(of: key)
        let early = first.find(hash)
        if early >= 0 { return Slot(shard: -1, index: early) }
        guard first.isFull else { return nil }
        let (shard, remainder) = split(hash)
        let index = shards[shard].find(remainder)
        return index < 0 ? nil : Slot(shard: shard, index: index)
    }

    /// Looks at where a key would be; done for many, one after the other.
    ///
    /// The processor fetches memory from many places in the time of one, as long as nothing is
    /// decided in between: what is found afterwards is near.
    package mutating func touch(_ key: Int64) {
        let hash = hash(of: key)
        lastTouched &+= first.glance(hash)
        guard first.isFull else { return }
        let (shard, remainder) = split(hash)
        lastTouched &+= shards[shard].glance(remainder)
    }

    /// Adds a URL whose key is not there yet; its number is not 0.
    package mutating func insert(_ key: Int64, id: UInt32, standing: Standing) {
        precondition(id > 0 && id < SeenEntry.capacity, "A URL's number has 30 bits.")
        count += 1
        lastID = max(lastID, id)
        let hash = hash(of: key)
        guard first.isFull else {
            return first.insert(FirstSeen.Entry(hash: hash, id: id, standing: standing))
        }
        let (shard, remainder) = split(hash)
        shards[shard].insert(
            SeenEntry(remainder: remainder, id: id, bits: standing.bits)
        )
    }

    /// The number of the URL that is kept there.
    package func id(at slot: Slot) -> UInt32 {
        guard slot.shard >= 0 else { return first.entries[slot.index].id }
        return shards[slot.shard].entries[slot.index].id
    }

    /// The depth and the state of the URL that is kept there.
    package subscript(slot: Slot) -> Standing {
        get {
            guard slot.shard >= 0 else { return first.entries[slot.index].standing }
            return shards[slot.shard].entries[slot.index].standing
        }
        set {
            guard slot.shard >= 0 else {
                return first.setStanding(newValue, at: slot.index)
            }
            shards[slot.shard].setStanding(newValue, at: slot.index)
        }
    }

    /// The number of a URL to which a way of that many links is no news, 0 where it is; nil where
    /// the URL is not known.
    package func settledID(_ key: Int64, atDepth depth: Int) -> UInt32? {
        guard let slot = find(key) else { return nil }
        let standing = self[slot]
        return standing.isSettled && standing.depth <= depth ? id(at: slot) : 0
    }

    /// How many bytes all of it takes.
    package var byteCount: Int {
        let heading = 32
        return shards.reduce(first.byteCount + shards.count * MemoryLayout<SeenShard>.stride) {
            $0 + $1.entries.capacity * MemoryLayout<SeenEntry>.stride
                + ($1.entries.isEmpty ? 0 : heading)
        }
    }

    /// The 63 bits of a key, well mixed.
    private func hash(of key: Int64) -> UInt64 {
        (UInt64(bitPattern: key) &* factor) & (1 << 63 - 1)
    }

    /// The first 13 bits of a hash choose the shard, 50 are left.
    private func split(_ hash: UInt64) -> (shard: Int, remainder: UInt64) {
        (Int(hash >> 50), hash & (1 << 50 - 1))
    }
}
