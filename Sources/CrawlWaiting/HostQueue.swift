/// The visits of one host in memory: lowest priority first, in order of arrival inside.
///
/// A URL that comes nearer is added again; what stays behind at the old priority is dropped
/// when its turn comes. The visits themselves are in the pool that all hosts share.
package struct HostQueue: Sendable {
    private struct Line: Sendable {
        var priority: Int32
        package var first: VisitPool.Place
        var last: VisitPool.Place
    }

    /// Before all depths: where visits stand that somebody wants to be made next.
    package static let front = Int(Int32.min)

    /// Most hosts have visits of one priority: that takes no memory of its own.
    private var nearest: Line?
    /// Ascending by priority.
    private var further: [Line] = []
    /// How many places it takes in the pool.
    package private(set) var count = 0

    package init() {}

    /// The priority of the visit that would be handed out last.
    package var lastPriority: Int? { (further.last ?? nearest).map { Int($0.priority) } }

    /// Where the visit is that would be handed out first, and its priority.
    package var first: (place: VisitPool.Place, priority: Int)? {
        nearest.map { ($0.first, Int($0.priority)) }
    }

    /// Adds a visit behind those of its priority.
    ///
    /// - Complexity: O(n) in the different priorities of this host.
    package mutating func append(
        _ visit: consuming WaitingVisit,
        priority: Int,
        in pool: inout VisitPool
    ) {
        count += 1
        let place = pool.add(visit)
        let priority = Int32(truncatingIfNeeded: priority)
        guard let line = nearest, line.priority <= priority else {
            if let line = nearest { further.insert(line, at: 0) }
            nearest = Line(priority: priority, first: place, last: place)
            return
        }
        guard line.priority < priority else {
            pool.join(place, after: line.last)
            nearest?.last = place
            return
        }
        append(place, toFurther: priority, in: &pool)
    }

    private mutating func append(
        _ place: VisitPool.Place,
        toFurther priority: Int32,
        in pool: inout VisitPool
    ) {
        var index = further.count
        while index > 0, further[index - 1].priority > priority { index -= 1 }
        guard index > 0, further[index - 1].priority == priority else {
            return further.insert(Line(priority: priority, first: place, last: place), at: index)
        }
        pool.join(place, after: further[index - 1].last)
        further[index - 1].last = place
    }

    /// Takes the visit out that is to be handed out first.
    @discardableResult
    package mutating func removeFirst(from pool: inout VisitPool) -> WaitingVisit? {
        guard let line = nearest else { return nil }
        count -= 1
        if let next = pool.next(after: line.first) {
            nearest?.first = next
        } else {
            nearest = further.isEmpty ? nil : further.removeFirst()
        }
        return pool.remove(line.first)
    }

    /// Takes the visit out that would be handed out last, with its priority.
    package mutating func removeLast(
        from pool: inout VisitPool
    ) -> (visit: WaitingVisit, priority: Int)? {
        guard let line = further.last ?? nearest else { return nil }
        count -= 1
        let previous = pool.previous(before: line.last)
        if further.isEmpty {
            nearest = previous.map { Line(priority: line.priority, first: line.first, last: $0) }
        } else if let previous {
            further[further.count - 1].last = previous
        } else {
            further.removeLast()
        }
        return pool.remove(line.last).map { ($0, Int(line.priority)) }
    }

    /// Takes all visits out.
    ///
    /// - Complexity: O(n) in the visits.
    package mutating func removeAll(from pool: inout VisitPool) {
        while removeFirst(from: &pool) != nil {}
    }
}
