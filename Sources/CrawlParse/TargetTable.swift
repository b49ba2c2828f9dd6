import CrawlModel

/// Finds the URLs of a list by their keys, which stay in the list.
///
/// Keys are hashes already. They are mixed with a number that no page knows, so that none can
/// choose URLs that stand in each other's way.
struct TargetTable {
    private static let secret = UInt64.random(in: .min ... .max) | 1
    private static var fewestSlots: Int { 256 }

    /// One more than the number of a URL, 0 for none; half of them are taken at most.
    private var slots = [UInt32](repeating: 0, count: fewestSlots)
    private var count = 0

    /// Forgets all URLs.
    mutating func removeAll() {
        guard count > 0 else { return }
        empty(Self.fewestSlots)
    }

    /// The number of the URL with a key, nil where it has not been added.
    func number(of key: URLKey, in list: LinkList) -> Int? {
        var slot = slot(of: key)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if list.key(at: number) == key { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Adds the URL that the list has got last.
    mutating func addLast(of list: LinkList) {
        if count >= slots.count / 2 {
            let old = count
            empty(slots.count * 4)
            for number in 0..<old { add(number, of: list) }
        }
        add(list.count - 1, of: list)
    }

    private mutating func add(_ number: Int, of list: LinkList) {
        var slot = slot(of: list.key(at: number))
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(truncatingIfNeeded: number + 1)
        count += 1
    }

    private mutating func empty(_ slotCount: Int) {
        count = 0
        guard slots.count == slotCount else {
            return slots = [UInt32](repeating: 0, count: slotCount)
        }
        for slot in slots.indices { slots[slot] = 0 }
    }

    private func slot(of key: URLKey) -> Int {
        let mixed = UInt64(bitPattern: key.rawValue) &* Self.secret
        return Int(truncatingIfNeeded: mixed >> 32) & (slots.count - 1)
    }
}
