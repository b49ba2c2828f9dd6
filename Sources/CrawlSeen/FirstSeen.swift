/// The first URLs that a crawl has seen: a table so small that it stays in the processor's cache.
///
/// Most crawls are small, and in large ones most links lead to what was seen early.
struct FirstSeen: Sendable {
    /// What is kept of one URL: 16 bytes.
    struct Entry: Sendable {
        static let free = Entry(hash: 0, id: 0, standing: Standing(bits: 0))

        let hash: UInt64
        /// The URL's number, 0 where the entry is free.
        let id: UInt32
        var standing: Standing
    }

    /// How many URLs there is room for: half a megabyte.
    static let capacity = 1 << 14
    private static let leastPlaceCount = 64

    /// A power of two of them, of which a quarter is free.
    private(set) var entries: [Entry] = []
    private(set) var count = 0
    /// How many bits of a hash are left after those that are its place.
    private var shift = 0

    var isFull: Bool { count == Self.capacity }

    /// Where an entry stands, -1 where there is none.
    func find(_ hash: UInt64) -> Int {
        guard !entries.isEmpty else { return -1 }
        let index = freeOrOwn(hash)
        return entries[index].id == 0 ? -1 : index
    }

    /// Adds an entry that is not there yet, where there is room.
    mutating func insert(_ entry: Entry) {
        count += 1
        if count * 4 > entries.count * 3 { grow() }
        entries[freeOrOwn(entry.hash)] = entry
    }

    /// The number where an entry would stand if all others were elsewhere.
    func glance(_ hash: UInt64) -> UInt32 {
        entries.isEmpty ? 0 : entries[Int(truncatingIfNeeded: hash >> UInt64(shift))].id
    }

    mutating func setStanding(_ standing: Standing, at index: Int) {
        entries[index].standing = standing
    }

    /// Where an entry stands or would stand.
    private func freeOrOwn(_ hash: UInt64) -> Int {
        var index = Int(truncatingIfNeeded: hash >> UInt64(shift))
        while entries[index].id != 0, entries[index].hash != hash {
            index = (index + 1) & (entries.count - 1)
        }
        return index
    }

    private mutating func grow() {
        let old = entries
        let places = max(Self.leastPlaceCount, 2 * old.count)
        entries = Array(repeating: .free, count: places)
        shift = 63 - places.trailingZeroBitCount
        for entry in old where entry.id != 0 { entries[freeOrOwn(entry.hash)] = entry }
    }
}
