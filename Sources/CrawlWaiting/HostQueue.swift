/// The visits of one host in memory: lowest priority first, in order of arrival inside.
///
/// The visits themselves are in the pool that all hosts share.
struct HostQueue: Sendable {
    private struct Line: Sendable {
        var priority: Int32
        var first: VisitPool.Place
        var last: VisitPool.Place

        func isEnd(_ place: VisitPool.Place) -> Bool { first == place || last == place }

        /// The line without one of its ends, nil where nothing is left.
        func without(_ place: VisitPool.Place, in pool: VisitPool) -> Line? {
            guard first != last else { return nil }
            var line = self
            if let next = pool.next(after: place), first == place { line.first = next }
            if let previous = pool.previous(before: place), last == place { line.last = previous }
            return line
        }
    }

    /// Most hosts have visits of one priority: that takes no memory of its own.
    private var nearest: Line?
    /// Ascending by priority.
    private var further: [Line] = []
    /// How many places it takes in the pool.
    private(set) var count = 0

    init() {}

    /// The priority of the visit that would be handed out last.
    var lastPriority: Int? { (further.last ?? nearest).map { Int($0.priority) } }

    /// Where the visit is that would be handed out first, and its priority.
    var first: (place: VisitPool.Place, priority: Int)? {
        nearest.map { ($0.first, Int($0.priority)) }
    }

    /// Adds a visit behind those of its priority.
    ///
    /// - Complexity: O(n) in the different priorities of this host.
    mutating func append(
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

    /// Lets a visit stand behind those of another priority.
    ///
    /// - Complexity: O(n) in the different priorities of this host.
    mutating func move(
        _ place: VisitPool.Place,
        to priority: Int,
        in pool: inout VisitPool
    ) {
        guard let visit = remove(place, from: &pool) else { return }
        append(visit, priority: priority, in: &pool)
    }

    /// Takes a visit out, wherever it stands.
    ///
    /// - Complexity: O(n) in the different priorities of this host.
    @discardableResult
    mutating func remove(
        _ place: VisitPool.Place,
        from pool: inout VisitPool
    ) -> WaitingVisit? {
        count -= 1
        if let line = nearest, line.isEnd(place) {
            nearest = line.without(place, in: pool) ?? takeNextLine()
        } else if let index = further.firstIndex(where: { $0.isEnd(place) }) {
            if let line = further[index].without(place, in: pool) {
                further[index] = line
            } else {
                further.remove(at: index)
            }
        }
        return pool.remove(place)
    }

    private mutating func takeNextLine() -> Line? {
        further.isEmpty ? nil : further.removeFirst()
    }

    /// Takes the visit out that is to be handed out first.
    @discardableResult
    mutating func removeFirst(from pool: inout VisitPool) -> WaitingVisit? {
        guard let line = nearest else { return nil }
        return remove(line.first, from: &pool)
    }

    /// Takes the visit out that would be handed out last.
    mutating func removeLast(from pool: inout VisitPool) -> WaitingVisit? {
        guard let line = further.last ?? nearest else { return nil }
        return remove(line.last, from: &pool)
    }
}
