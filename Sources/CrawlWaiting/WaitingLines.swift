/// Which visits wait: in memory, in a line for each host, or only in the store.
///
/// Hosts are known by their places from 0. Whatever moves a visit counts it, so that the numbers
/// of a host and of all hosts always agree.
package struct WaitingLines: Sendable {
    /// Before all depths: where visits stand that somebody wants to be made next.
    package static let front = Int(Int32.min)

    /// What the store has of each host.
    package var rows: [HostRows] = []
    /// How many visits are in memory, each of which takes one place.
    package private(set) var count = 0
    /// How many are only in the store.
    package private(set) var spilledCount = 0
    private var hosts: [HostQueue] = []
    /// Stored pages whose links are to be reconsidered, nearest first.
    private var relinks = HostQueue()
    private var pool = VisitPool()

    package init() {}

    /// Takes the next host in.
    package mutating func addHost() {
        hosts.append(HostQueue())
        rows.append(HostRows())
    }

    /// How many visits of a host are in memory.
    package func count(of host: Int) -> Int { hosts[host].count }

    /// The visit that a host is to have next, nil where none is in memory.
    package func first(of host: Int) -> WaitingVisit? { hosts[host].first.map { pool[$0.place] } }

    /// The priority of the visit that a host is to have last.
    package func lastPriority(of host: Int) -> Int? { hosts[host].lastPriority }

    /// Lets a visit wait for its host, behind those of its priority.
    ///
    /// - Complexity: O(n) in the different priorities of this host.
    package mutating func append(
        _ visit: consuming WaitingVisit,
        of host: Int,
        priority: Int
    ) {
        count += 1
        hosts[host].append(visit, priority: priority, in: &pool)
    }

    /// Takes the visit out that a host is to have next.
    package mutating func removeFirst(of host: Int) {
        if hosts[host].removeFirst(from: &pool) != nil { count -= 1 }
    }

    /// Takes the visit out that a host is to have last.
    package mutating func removeLast(of host: Int) -> WaitingVisit? {
        let visit = hosts[host].removeLast(from: &pool)
        if visit != nil { count -= 1 }
        return visit
    }

    /// Takes a visit out by its number, wherever it stands.
    ///
    /// - Returns: False where it is not in memory.
    /// - Complexity: O(n) in the different priorities of this host.
    package mutating func remove(_ number: UInt32, of host: Int) -> Bool {
        guard let place = pool.find(number) else { return false }
        count -= 1
        hosts[host].remove(place, from: &pool)
        return true
    }

    /// Lets a visit stand behind those of another priority, where it is in memory.
    ///
    /// - Complexity: O(n) in the different priorities of this host.
    package mutating func move(_ number: UInt32, of host: Int, to priority: Int) {
        guard let place = pool.find(number) else { return }
        hosts[host].move(place, to: priority, in: &pool)
    }

    /// Lets a stored page wait whose links are to be reconsidered.
    package mutating func append(relink page: consuming WaitingVisit, priority: Int) {
        count += 1
        relinks.append(page, priority: priority, in: &pool)
    }

    /// Takes out the nearest page whose links are to be reconsidered.
    package mutating func removeFirstRelink() -> WaitingVisit? {
        guard relinks.count > 0 else { return nil }
        count -= 1
        return relinks.removeFirst(from: &pool)
    }
}

extension WaitingLines {
    /// Counts rows of a host that have come, or gone where there are fewer.
    package mutating func countRows(_ change: Int, of host: Int) { rows[host].count += change }

    /// Counts visits of a host of which only the store has the rows, or fewer of them.
    package mutating func countSpilled(_ change: Int, of host: Int) {
        rows[host].spilled += change
        spilledCount += change
    }
}
