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
    /// Words of 64 bits, a power of two: once the table is full, one in 16 of what is not there
    /// meets a bit.
    private static let markCount = 1 << 12

    /// A power of two of them, of which a quarter is free.
    private(set) var entries: [Entry] = []
    /// A bit for each value that the last bits of a hash can have: what is not there is mostly
    /// known by one of them, without a look at the entries, which are farther from the processor.
    private var marks: [UInt64] = []
    private(set) var count = 0
    /// How many bits of a hash are left after those that are its place.
    private var shift = 0

    var isFull: Bool { count == Self.capacity }

    var byteCount: Int { entries.capacity * MemoryLayout<Entry>.stride + marks.capacity * 8 }

    /// Where an entry stands, -1 where there is none.
    @inline(__always)
    func find(_ hash: UInt64) -> Int { isMarked(hash) ? search(hash) : -1 }

    private func search(_ hash: UInt64) -> Int {
        let entries = entries.span
        let index = freeOrOwn(hash, among: entries)
        return entries[index].id == 0 ? -1 : index
    }

    /// Adds an entry that is not there yet, where there is room.
    mutating func insert(_ entry: Entry) {
        count += 1
        if count * 4 > entries.count * 3 { grow() }
        marks[Self.word(of: entry.hash)] |= 1 << (entry.hash & 63)
        entries[freeOrOwn(entry.hash, among: entries.span)] = entry
    }

    /// The number where an entry would stand if all others were elsewhere, 0 where it is not there.
    @inline(__always)
    func glance(_ hash: UInt64) -> UInt32 {
        isMarked(hash) ? entries.span[home(of: hash)].id : 0
    }

    mutating func setStanding(_ standing: Standing, at index: Int) {
        entries[index].standing = standing
    }

    @inline(__always)
    private func isMarked(_ hash: UInt64) -> Bool {
        let marks = marks.span
        return marks.count > 0 && marks[Self.word(of: hash)] >> (hash & 63) & 1 == 1
    }

    @inline(__always)
    private static func word(of hash: UInt64) -> Int {
        Int(truncatingIfNeeded: hash >> 6) & (markCount - 1)
    }

    private func home(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> UInt64(shift)) }

    /// Where an entry stands or would stand.
    private func freeOrOwn(_ hash: UInt64, among entries: Span<Entry>) -> Int {
        var index = home(of: hash)
        while entries[index].id != 0, entries[index].hash != hash {
            index = (index + 1) & (entries.count - 1)
        }
        return index
    }

    private mutating func grow() {
        if marks.isEmpty { marks = Array(repeating: 0, count: Self.markCount) }
        let old = entries
        let places = max(Self.leastPlaceCount, 2 * old.count)
        entries = Array(repeating: .free, count: places)
        shift = 63 - places.trailingZeroBitCount
        for entry in old where entry.id != 0 {
            entries[freeOrOwn(entry.hash, among: entries.span)] = entry
        }
    }
}
