import HTMLStandard

/// What a page's references, as they are spelled, turned out to be.
///
/// A cache: a page that spells more references than it holds, or spells them to collide, only makes
/// it forget. What a usual page needs of it lies close together, so that little of it has to be
/// fetched into the nearest cache of the processor.
struct ReferenceMemory {
    private static var fewestSlots: Int { 256 }
    private static var mostSlots: Int { 4_096 }

    private struct Entry {
        let hash: UInt32
        let start: UInt32
        let count: UInt32
        /// The number of the URL, negative where the reference is no link.
        let place: Int32
    }

    private var entries: [Entry] = []
    /// One more than the number of an entry, 0 for none; half of them are taken at most.
    private var slots = [UInt16](repeating: 0, count: fewestSlots)

    /// Forgets everything, since the next page has other bytes.
    mutating func reset() {
        guard !entries.isEmpty else { return }
        empty(Self.fewestSlots)
        entries.removeAll(keepingCapacity: true)
    }

    /// What was kept of a spelling: nil for nothing, a nil place for a reference that is no link.
    func place(of spelling: ReferenceSpelling, in page: Span<UInt8>) -> Int?? {
        let hash = UInt32(truncatingIfNeeded: spelling.hash)
        let number = Int(slots[slot(of: hash)]) - 1
        guard number >= 0 else { return nil }
        let kept = entries[number]
        let (start, count) = (Int(kept.start), Int(kept.count))
        guard kept.hash == hash, page.equals(spelling.range, start..<start + count) else {
            return nil
        }
        return .some(kept.place < 0 ? nil : Int(kept.place))
    }

    /// Keeps what a spelling turned out to be.
    mutating func keep(_ spelling: ReferenceSpelling, place: Int?) {
        guard let start = UInt32(exactly: spelling.range.lowerBound),
            let count = UInt32(exactly: spelling.range.count),
            let place = Int32(exactly: place ?? -1)
        else { return }
        if entries.count >= slots.count / 2 { makeRoom() }
        let hash = UInt32(truncatingIfNeeded: spelling.hash)
        entries.append(Entry(hash: hash, start: start, count: count, place: place))
        slots[slot(of: hash)] = UInt16(entries.count)
    }

    private mutating func makeRoom() {
        guard slots.count < Self.mostSlots else { return reset() }
        empty(slots.count * 4)
        for (number, entry) in entries.enumerated() {
            slots[slot(of: entry.hash)] = UInt16(number + 1)
        }
    }

    private mutating func empty(_ count: Int) {
        guard slots.count == count else { return slots = [UInt16](repeating: 0, count: count) }
        for slot in slots.indices { slots[slot] = 0 }
    }

    private func slot(of hash: UInt32) -> Int {
        Int(hash) & (slots.count - 1)
    }
}
