import CrawlModel

/// The visits of one host in memory: lowest priority first, in order of arrival inside.
///
/// A URL that comes nearer is added again; what stays behind at the old priority is dropped
/// when its turn comes. The visits themselves are in the pool that all hosts share.
struct HostQueue: Sendable {
    private struct Line: Sendable {
        var priority: Int32
        var first: VisitPool.Place
        var last: VisitPool.Place
    }

    /// Before all depths: where visits stand that somebody wants to be made next.
    static let front = Int(Int32.min)

    /// Most hosts have visits of one priority: that takes no memory of its own.
    private var nearest: Line?
    /// Ascending by priority.
    private var further: [Line] = []
    private var held: Int32 = 0

    var count: Int { Int(held) }

    /// The priority of the visit that would be handed out first.
    var firstPriority: Int? { nearest.map { Int($0.priority) } }
    /// The priority of the visit that would be handed out last.
    var lastPriority: Int? { (further.last ?? nearest).map { Int($0.priority) } }

    /// Where the visit is that would be handed out first.
    var first: VisitPool.Place? { nearest?.first }

    mutating func append(_ visit: WaitingVisit, priority: Int, in pool: inout VisitPool) {
        held += 1
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

    mutating func removeFirst(from pool: inout VisitPool) -> WaitingVisit? {
        guard let line = nearest else { return nil }
        held -= 1
        if let next = pool.next(after: line.first) {
            nearest?.first = next
        } else {
            nearest = further.isEmpty ? nil : further.removeFirst()
        }
        return pool.remove(line.first)
    }

    mutating func removeLast(
        from pool: inout VisitPool
    ) -> (visit: WaitingVisit, priority: Int)? {
        guard let line = further.last ?? nearest else { return nil }
        held -= 1
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

    mutating func removeAll(from pool: inout VisitPool) {
        while removeFirst(from: &pool) != nil {}
    }
}
