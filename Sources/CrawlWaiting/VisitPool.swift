/// All visits in memory, in lines of which each place knows its neighbours, and found by number.
///
/// Places are used again, so that a visit that comes and goes takes no memory of its own but its
/// URL's. A visit has one place.
struct VisitPool: Sendable {
    /// The number of a place.
    typealias Place = Int32

    private static let none: Place = -1

    private struct Node: Sendable {
        var visit: WaitingVisit?
        var previous = VisitPool.none
        /// The next in line, or the next free place.
        var next = VisitPool.none
        /// The next whose number has the same last bits.
        var namesake = VisitPool.none
    }

    private var nodes: [Node] = []
    /// The first place for each ending of a number, as many as a power of two says: numbers are
    /// given in order, so that their last bits are spread evenly.
    private var endings = [VisitPool.none]
    private var free = Self.none

    init() {}

    /// The visit at a place that is not free.
    subscript(place: Place) -> WaitingVisit {
        guard let visit = nodes[Int(place)].visit else {
            preconditionFailure("A place in a line holds a visit.")
        }
        return visit
    }

    /// The hash of the visit there, which costs less than all of it; 0 where the place is free.
    func hash(at place: Place) -> Int64 { nodes[Int(place)].visit?.hash ?? 0 }

    /// Where the visit of a number is, nil where it is not in memory.
    func find(_ number: UInt32) -> Place? {
        var place = endings[ending(of: number)]
        while place != Self.none, nodes[Int(place)].visit?.number != number {
            place = nodes[Int(place)].namesake
        }
        return known(place)
    }

    /// Takes a visit in that is not there yet, as a line of its own.
    mutating func add(_ visit: consuming WaitingVisit) -> Place {
        let number = visit.number
        let place = seat(Node(visit: visit))
        if nodes.count > endings.count { spread() } else { enlist(place, as: number) }
        return place
    }

    private mutating func seat(_ node: consuming Node) -> Place {
        guard free != Self.none else {
            nodes.append(node)
            return Place(truncatingIfNeeded: nodes.count - 1)
        }
        let place = free
        free = nodes[Int(place)].next
        nodes[Int(place)] = node
        return place
    }

    /// Puts a place behind the last of a line.
    mutating func join(_ place: Place, after last: Place) {
        nodes[Int(last)].next = place
        nodes[Int(place)].previous = last
    }

    func next(after place: Place) -> Place? { known(nodes[Int(place)].next) }

    func previous(before place: Place) -> Place? { known(nodes[Int(place)].previous) }

    /// Takes a visit out of its line, which closes behind it.
    mutating func remove(_ place: Place) -> WaitingVisit? {
        let (previous, next) = (nodes[Int(place)].previous, nodes[Int(place)].next)
        if previous != Self.none { nodes[Int(previous)].next = next }
        if next != Self.none { nodes[Int(next)].previous = previous }
        let visit = nodes[Int(place)].visit.take()
        if let visit { strike(place, as: visit.number) }
        nodes[Int(place)].previous = Self.none
        nodes[Int(place)].next = free
        free = place
        return visit
    }

    private func known(_ place: Place) -> Place? { place == Self.none ? nil : place }
}

extension VisitPool {
    private func ending(of number: UInt32) -> Int { Int(number) & (endings.count - 1) }

    private mutating func enlist(_ place: Place, as number: UInt32) {
        let ending = ending(of: number)
        nodes[Int(place)].namesake = endings[ending]
        endings[ending] = place
    }

    private mutating func strike(_ place: Place, as number: UInt32) {
        let (ending, next) = (ending(of: number), nodes[Int(place)].namesake)
        guard endings[ending] != place else { return endings[ending] = next }
        var before = endings[ending]
        while nodes[Int(before)].namesake != place { before = nodes[Int(before)].namesake }
        nodes[Int(before)].namesake = next
    }

    /// Makes room for twice as many.
    private mutating func spread() {
        endings = [Place](repeating: Self.none, count: endings.count * 2)
        for place in nodes.indices {
            guard let number = nodes[place].visit?.number else { continue }
            enlist(Place(truncatingIfNeeded: place), as: number)
        }
    }
}
