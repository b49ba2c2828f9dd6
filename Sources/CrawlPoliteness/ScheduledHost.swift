import Linux

/// How far a host is with its robots.txt.
package enum RobotsStage: Sendable {
    /// Nobody asks for it.
    case settled
    /// It is on its way.
    case asked
    /// It has come, and its next visit has not begun.
    case answered
}

/// One host as its schedule has it: its gate, and what it waits for.
package struct ScheduledHost: Sendable {
    package internal(set) var gate: HostGate
    var location: Location
    /// How many visits are free to go as soon as the gate is.
    package var waiting = 0
    /// How many tries in a row did not reach it.
    package internal(set) var misses = 0
    /// True where so many tries in a row did not reach it that it is given up.
    package internal(set) var isDead = false
    var recent = RecentContents()
    /// True while it stands among the hosts that wait for their moment.
    var isListed = false
    /// True while somebody wants it to be left in peace.
    package internal(set) var isPaused = false
    package var robots = RobotsStage.settled
    /// True while its first visit waits for room in a budget.
    var isParked = false

    init(gate: HostGate, location: Location) {
        self.gate = gate
        self.location = location
    }

    /// True where it has something to do, and a connection free for it.
    var mayBeListed: Bool {
        waiting > 0 && !isListed && robots != .asked && !isParked && !isPaused && gate.isFree
    }
}
