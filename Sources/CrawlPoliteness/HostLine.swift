import Linux

/// Who waits for a moment: those whose robots.txt has come go before all others that are due.
///
/// The connection on which it came is open, and the host's first page takes it. Were the
/// robots.txt of thousands of hosts asked for first, no page would come before all of them.
struct HostLine<Element: Sendable>: Sendable {
    private var begun = MomentHeap<Element>()
    private var others = MomentHeap<Element>()

    /// When somebody is due first, in nanoseconds; the greatest number where nobody is.
    var earliest: Int64 { min(begun.earliest, others.earliest) }

    /// The earliest moment at which somebody is due.
    var nextDue: Moment? {
        let earliest = earliest
        return earliest < .max ? Moment(nanoseconds: earliest) : nil
    }

    /// Adds somebody who is due at a moment.
    mutating func insert(_ element: Element, due: Moment, isBegun: Bool) {
        guard isBegun else { return others.insert(element, due: due) }
        begun.insert(element, due: due)
    }

    /// Takes out the first who is due by now, with the moment at which that was.
    mutating func removeFirst(at now: Moment) -> (element: Element, due: Moment)? {
        if begun.earliest <= now.nanoseconds { return begun.removeFirst(at: now) }
        return others.removeFirst(at: now)
    }

    /// True where the first who is due by a moment is one whose robots.txt has come.
    func isBegun(by moment: Moment) -> Bool { begun.earliest <= moment.nanoseconds }
}
