/// All visits in memory, in lines of which each place knows its neighbours.
///
/// Places are used again, so that a visit that comes and goes takes no memory of its own but its
/// URL's.
package struct VisitPool: Sendable {
    /// The number of a place.
    package typealias Place = Int32

    private static let none: Place = -1

    private struct Node: Sendable {
        var visit: WaitingVisit?
        var previous = VisitPool.none
        /// The next in line, or the next free place.
        var next = VisitPool.none
    }

    private var nodes: [Node] = []
    private var free = Self.none

    package init() {}

    /// The visit at a place that is not free.
    package subscript(place: Place) -> WaitingVisit {
        guard let visit = nodes[Int(place)].visit else {
            preconditionFailure("A place in a line holds a visit.")
        }
        return visit
    }

    /// The number and the hash of the visit there, which cost less than all of it; 0 where it is
    /// free.
    package func identity(at place: Place) -> (number: UInt32, hash: Int64) {
        (nodes[Int(place)].visit?.number ?? 0, nodes[Int(place)].visit?.hash ?? 0)
    }

    /// Takes a visit in, as a line of its own.
    mutating func add(_ visit: consuming WaitingVisit) -> Place {
        guard free != Self.none else {
            nodes.append(Node(visit: visit))
            return Place(truncatingIfNeeded: nodes.count - 1)
        }
        let place = free
        free = nodes[Int(place)].next
        nodes[Int(place)] = Node(visit: visit)
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
        nodes[Int(place)].previous = Self.none
        nodes[Int(place)].next = free
        free = place
        return visit
    }

    private func known(_ place: Place) -> Place? { place == Self.none ? nil : place }
}
