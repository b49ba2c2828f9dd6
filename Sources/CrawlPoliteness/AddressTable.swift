import Linux

/// An address that hosts share: its gate, and those that wait at it.
struct Address: Sendable {
    let name: String
    var gate: HostGate
    /// Hosts with something to do, by the moment at which their own gate opens.
    var hosts = HostLine<Int>()
    /// When it stands among what waits for its moment, nil where it does not.
    var listedFor: Moment?
}

/// Where a host is, as far as that is known.
enum Location: Sendable, Equatable {
    case unknown
    /// Somebody is about to find out.
    case sought
    /// At no address that holds anybody up.
    case nowhere
    /// By its place in the table.
    case at(Int32)
}

/// All addresses at which hosts are.
struct AddressTable: Sendable {
    var all: [Address] = []
    private var places: [String: Int32] = [:]
    private let politeness: Politeness

    init(politeness: Politeness) {
        self.politeness = politeness
    }

    /// Where a host is before anybody has looked: nowhere where that does not matter, and where
    /// its name is an address itself, there.
    mutating func firstLocation(of hostname: String) -> Location {
        guard politeness.addressGate(onLoopback: isLoopback(hostname)) != nil else {
            return .nowhere
        }
        let isAddress = hostname.last == "]" || hostname.last?.isNumber == true
        return isAddress ? location(of: hostname) : .unknown
    }

    /// The place of an address in the table, as text.
    mutating func location(of name: String) -> Location {
        if let place = places[name] { return .at(place) }
        guard let gate = politeness.addressGate(onLoopback: isLoopback(name)) else {
            return .nowhere
        }
        all.append(Address(name: name, gate: gate))
        let place = Int32(truncatingIfNeeded: all.count - 1)
        places[name] = place
        return .at(place)
    }

    /// The first moment at which one of an address's hosts may be asked, nil where none may.
    @inline(__always)
    func nextDue(at place: Int32) -> Moment? {
        let (gate, due) = (all[Int(place)].gate, all[Int(place)].hosts.earliest)
        guard gate.isFree, due < .max else { return nil }
        return Moment(nanoseconds: max(due, gate.earliest))
    }

    /// True where a location is known by that name.
    func isNamed(_ location: Location, _ name: String) -> Bool {
        guard case .at(let place) = location else { return false }
        return all[Int(place)].name == name
    }
}
