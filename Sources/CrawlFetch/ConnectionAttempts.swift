import Linux

/// The addresses that one request may still be sent to.
///
/// All but the last get a short time to connect. Who was cut short gets another chance, with all
/// the time that it wants, when no other address answers: the network may just be slow.
struct ConnectionAttempts {
    let host: HostAddresses
    private(set) var current: HostRoute
    /// True where the present address is given a short time only.
    private(set) var isHurried: Bool
    /// Which attempt the present one is, from 1.
    private(set) var number = 1
    private let startedAt: Moment
    private var untried: ArraySlice<HostRoute>
    private var cut: [HostRoute] = []

    /// Begins with the best address; nil where there is none.
    init?(_ host: HostAddresses, at now: Moment) {
        guard let first = host.routes.first else { return nil }
        self.host = host
        startedAt = now
        current = first
        untried = host.routes.dropFirst()
        isHurried = !untried.isEmpty && !host.isProven
    }

    /// Notes that the present address was connected to.
    func prove() {
        host.prove(current.address)
    }

    /// Goes on to the next address after one that was not connected.
    ///
    /// - Parameters:
    ///   - wasCut: True where its short time was over; false where it failed.
    ///   - time: For all attempts together; the last one may end later.
    /// - Returns: False where none is left.
    mutating func advance(wasCut: Bool, within time: Duration = .seconds(60)) -> Bool {
        host.demote(current.address)
        guard Moment.now < startedAt + time else { return false }
        if wasCut { cut.append(current) }
        if let next = untried.popFirst() {
            (current, isHurried) = (next, !untried.isEmpty)
        } else {
            guard !cut.isEmpty else { return false }
            (current, isHurried) = (cut.removeFirst(), false)
        }
        number += 1
        return true
    }
}
