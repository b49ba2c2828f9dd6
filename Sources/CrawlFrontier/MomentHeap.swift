import Linux

/// Things that are due at a moment, the earliest first, in order of arrival at the same moment.
struct MomentHeap<Element: Sendable>: Sendable {
    private struct Entry: Sendable {
        let due: Moment
        let arrival: UInt64
        let element: Element

        func isBefore(_ other: Entry) -> Bool {
            due == other.due ? arrival < other.arrival : due < other.due
        }
    }

    private var entries: [Entry] = []
    private var arrivals: UInt64 = 0

    var count: Int { entries.count }
    /// The earliest moment at which something is due.
    var nextDue: Moment? { entries.first?.due }

    mutating func insert(_ element: Element, due: Moment) {
        entries.append(Entry(due: due, arrival: arrivals, element: element))
        arrivals += 1
        siftUp(entries.count - 1)
    }

    /// Takes out the first thing that is due by now.
    mutating func removeDue(at now: Moment) -> Element? {
        guard let first = entries.first, first.due <= now else { return nil }
        entries.swapAt(0, entries.count - 1)
        entries.removeLast()
        siftDown(0)
        return first.element
    }

    private mutating func siftUp(_ start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard entries[child].isBefore(entries[parent]) else { return }
            entries.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func siftDown(_ start: Int) {
        var parent = start
        while true {
            var least = parent
            let left = 2 * parent + 1
            if left < entries.count, entries[left].isBefore(entries[least]) { least = left }
            if left + 1 < entries.count, entries[left + 1].isBefore(entries[least]) {
                least = left + 1
            }
            guard least != parent else { return }
            entries.swapAt(parent, least)
            parent = least
        }
    }
}
