/// What is kept of one URL: 12 bytes.
///
/// The key's shard is known from where the entry stands, which leaves 50 bits of it; the number
/// has 30, the standing 16.
struct SeenEntry: Sendable {
    /// How many numbers there are; 0 is none.
    static let capacity = 1 << 30
    /// An entry that is no URL's.
    static let free = SeenEntry(remainder: 0, id: 0, bits: 0)

    private static let idMask = UInt32(capacity - 1)

    private let high: UInt32
    private var middle: UInt32
    private let low: UInt32

    init(remainder: UInt64, id: UInt32, bits: UInt16) {
        high = UInt32(truncatingIfNeeded: remainder >> 18)
        middle = UInt32(truncatingIfNeeded: remainder >> 2) << 16 | UInt32(bits)
        low = UInt32(truncatingIfNeeded: remainder) << 30 | id & Self.idMask
    }

    var remainder: UInt64 { UInt64(high) << 18 | UInt64(middle >> 16) << 2 | UInt64(low >> 30) }

    /// The URL's number, 0 where the entry is free.
    var id: UInt32 { low & Self.idMask }

    var standing: Standing {
        get { Standing(bits: UInt16(truncatingIfNeeded: middle)) }
        set { middle = middle & 0xFFFF_0000 | UInt32(newValue.bits) }
    }
}

/// One part of the set: entries in the order of their remainders, with gaps, each as near as can
/// be to where its remainder would stand if all were spread evenly.
///
/// The order ends a search early, so that the gaps may be few: an eighth to a fifth of the places.
struct SeenShard: Sendable {
    /// Places behind the last, for those that are pushed there.
    private static let overhang = 4
    /// By so many places a shard grows at least: what is small would grow with every other entry.
    private static let leastGrowth = 24

    private(set) var entries: [SeenEntry] = []
    private var count: Int32 = 0
    /// How many places there are without those behind the last: known before the entries' memory
    /// is touched.
    private var room: Int32 = 0

    /// Where an entry stands, -1 where there is none.
    func find(_ remainder: UInt64) -> Int {
        var index = Self.place(of: remainder, among: Int(room))
        while index < entries.count {
            let entry = entries[index]
            if entry.id == 0 { return -1 }
            let present = entry.remainder
            if present >= remainder { return present == remainder ? index : -1 }
            index += 1
        }
        return -1
    }

    /// Adds an entry that is not there yet.
    mutating func insert(_ entry: SeenEntry) {
        count += 1
        let place = Self.place(of: entry.remainder, among: Int(room))
        if Int(count) * 8 > Int(room) * 7 || !push(entry, to: place) { grow(taking: entry) }
    }

    mutating func setStanding(_ standing: Standing, at index: Int) {
        entries[index].standing = standing
    }

    private static func place(of remainder: UInt64, among room: Int) -> Int {
        Int((remainder << 14).multipliedFullWidth(by: UInt64(room)).high)
    }

    /// Puts an entry at its place in the order, not before an index; what is greater moves on.
    ///
    /// - Returns: False where there is no gap behind.
    private mutating func push(_ entry: SeenEntry, to start: Int) -> Bool {
        var index = start
        while index < entries.count, entries[index].id != 0,
            entries[index].remainder < entry.remainder
        {
            index += 1
        }
        var gap = index
        while gap < entries.count, entries[gap].id != 0 { gap += 1 }
        guard gap < entries.count else { return false }
        while gap > index {
            entries[gap] = entries[gap - 1]
            gap -= 1
        }
        entries[index] = entry
        return true
    }

    /// Spreads all entries and a new one over more places.
    private mutating func grow(taking entry: SeenEntry) {
        let old = entries
        var room = Int(count) + max(Int(count) / 4, Self.leastGrowth) + 1
        while !spread(old, and: entry, over: room) { room += room / 16 + 1 }
        self.room = Int32(truncatingIfNeeded: room)
    }

    /// Spreads entries over so many places, and adds one.
    ///
    /// - Returns: False where one finds no place.
    private mutating func spread(_ old: [SeenEntry], and new: SeenEntry, over room: Int) -> Bool {
        spread(old, over: room) && push(new, to: Self.place(of: new.remainder, among: room))
    }

    private mutating func spread(_ old: [SeenEntry], over room: Int) -> Bool {
        let capacity = room + Self.overhang
        var isWhole = true
        entries = Array(capacity: capacity) { output in
            for entry in old where entry.id != 0 {
                let place = Self.place(of: entry.remainder, among: room)
                while output.count < place { output.append(.free) }
                isWhole = output.count < capacity
                guard isWhole else { return }
                output.append(entry)
            }
            output.append(repeating: .free, count: capacity - output.count)
        }
        return isWhole
    }

    /// The number where a remainder would stand if all were spread evenly.
    func glance(_ remainder: UInt64) -> UInt32 {
        guard !entries.isEmpty else { return 0 }
        return entries[Self.place(of: remainder, among: Int(room))].id
    }
}
