import HTMLStandard

/// What a page's references, as they are spelled, turned out to be.
///
/// A cache of a fixed size: a page that spells more references, or spells them to collide, only
/// makes it forget.
struct ReferenceMemory {
    private static var slotCount: Int { 4_096 }

    /// Small, since the slots share the nearest cache with the page.
    private struct Slot {
        var generation: UInt32 = 0
        var start: UInt32 = 0
        var count: UInt32 = 0
        /// The number of the URL, negative where the reference is no link.
        var place: Int32 = -1
    }

    private var slots = [Slot](repeating: Slot(), count: slotCount)
    private var generation: UInt32 = 1

    /// Forgets everything, since the next page has other bytes.
    mutating func reset() {
        guard generation < .max else { return self = ReferenceMemory() }
        generation += 1
    }

    /// What was kept of a spelling: nil for nothing, a nil place for a reference that is no link.
    func place(of spelling: ReferenceSpelling, in page: Span<UInt8>) -> Int?? {
        let kept = slots[Self.slot(of: spelling)]
        let count = spelling.range.count
        guard kept.generation == generation, Int(kept.count) == count else { return nil }
        let start = Int(kept.start)
        guard page.equals(spelling.range, start..<start + count) else { return nil }
        return .some(kept.place < 0 ? nil : Int(kept.place))
    }

    /// Keeps what a spelling turned out to be.
    mutating func keep(_ spelling: ReferenceSpelling, place: Int?) {
        guard let start = UInt32(exactly: spelling.range.lowerBound),
            let count = UInt32(exactly: spelling.range.count),
            let place = Int32(exactly: place ?? -1)
        else { return }
        let slot = Slot(generation: generation, start: start, count: count, place: place)
        slots[Self.slot(of: spelling)] = slot
    }

    private static func slot(of spelling: ReferenceSpelling) -> Int {
        Int(truncatingIfNeeded: spelling.hash & UInt64(slotCount - 1))
    }
}
