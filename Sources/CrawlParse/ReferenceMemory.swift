/// What a page's references, as they are spelled, turned out to be.
///
/// A cache of a fixed size: a page that spells more references, or spells them to collide, only
/// makes it forget.
struct ReferenceMemory {
    private static var slotCount: Int { 4_096 }

    private struct Slot {
        var generation: UInt32 = 0
        var place: Int?
        var range = 0..<0
    }

    private var slots = [Slot](repeating: Slot(), count: slotCount)
    private var generation: UInt32 = 1

    /// Forgets everything, since the next page has other bytes.
    mutating func reset() {
        guard generation < .max else { return self = ReferenceMemory() }
        generation += 1
    }

    /// Where a spelling is or would be kept.
    func slot(of range: Range<Int>, in page: Span<UInt8>) -> Int {
        var hash = UInt64(truncatingIfNeeded: range.count)
        for index in range { hash = (hash ^ UInt64(page[index])) &* 0x9E37_79B9_7F4A_7C15 }
        return Int(hash >> 32) & (Self.slotCount - 1)
    }

    /// What was kept of a spelling: nil for nothing, a nil place for a reference that is no link.
    func place(of range: Range<Int>, in page: Span<UInt8>, at slot: Int) -> Int?? {
        let kept = slots[slot]
        guard kept.generation == generation, kept.range.count == range.count else { return nil }
        for offset in 0..<range.count {
            let byte = page[range.lowerBound + offset]
            guard byte == page[kept.range.lowerBound + offset] else { return nil }
        }
        return .some(kept.place)
    }

    /// Keeps what a spelling turned out to be.
    mutating func keep(_ range: Range<Int>, place: Int?, at slot: Int) {
        slots[slot] = Slot(generation: generation, place: place, range: range)
    }
}
