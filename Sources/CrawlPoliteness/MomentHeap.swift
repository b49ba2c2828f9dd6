package import Linux

/// Things that are due at a moment, the earliest first, in order of arrival at the same moment.
///
/// Its code is open to other modules, which make their own of it for their elements: a shared one
/// asks for the elements' type at every step.
package struct MomentHeap<Element: Sendable>: Sendable {
    @usableFromInline struct Entry: Sendable {
        // Numbers are compared faster than moments of another module.
        @usableFromInline let due: Int64
        @usableFromInline let arrival: UInt64
        @usableFromInline let element: Element

        @inlinable init(due: Int64, arrival: UInt64, element: Element) {
            self.due = due
            self.arrival = arrival
            self.element = element
        }

        @inlinable func isBefore(_ other: Entry) -> Bool {
            due == other.due ? arrival < other.arrival : due < other.due
        }
    }

    @usableFromInline var entries: [Entry] = []
    @usableFromInline var arrivals: UInt64 = 0

    /// When the first thing is due, in nanoseconds; the greatest number where nothing is.
    ///
    /// Stored, since what is computed of a type without a type of its own is costly to ask from
    /// another module, and this is asked at every step.
    package var earliest = Int64.max

    @inlinable package init() {}

    @inlinable package var count: Int { entries.count }

    /// Adds a thing that is due at a moment.
    @inlinable package mutating func insert(_ element: Element, due: Moment) {
        let entry = Entry(due: due.nanoseconds, arrival: arrivals, element: element)
        arrivals += 1
        entries.append(entry)
        siftUp(entry, from: entries.count - 1)
        earliest = entries[0].due
    }

    /// Takes out the first thing that is due by now.
    @inlinable @inline(__always)
    package mutating func removeDue(at now: Moment) -> Element? {
        removeFirst(at: now)?.element
    }

    /// Takes out the first thing that is due by now, with the moment at which it was.
    @inlinable @inline(__always)
    package mutating func removeFirst(at now: Moment) -> (element: Element, due: Moment)? {
        guard !entries.isEmpty, entries[0].due <= now.nanoseconds else { return nil }
        let first = entries[0]
        let last = entries.removeLast()
        if !entries.isEmpty { siftDown(last) }
        earliest = entries.isEmpty ? .max : entries[0].due
        return (first.element, Moment(nanoseconds: first.due))
    }

    /// Moves a gap up to where an entry belongs.
    @inlinable mutating func siftUp(_ entry: Entry, from start: Int) {
        var gap = start
        while gap > 0 {
            let parent = (gap - 1) / 2
            guard entry.isBefore(entries[parent]) else { break }
            entries[gap] = entries[parent]
            gap = parent
        }
        entries[gap] = entry
    }

    /// Moves the gap at the top down, and up again to where an entry belongs: the last one seldom
    /// comes from far above.
    @inlinable mutating func siftDown(_ entry: Entry) {
        var gap = 0
        while true {
            var child = 2 * gap + 1
            guard child < entries.count else { break }
            if child + 1 < entries.count, entries[child + 1].isBefore(entries[child]) {
                child += 1
            }
            entries[gap] = entries[child]
            gap = child
        }
        siftUp(entry, from: gap)
    }
}
